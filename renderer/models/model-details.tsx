import { TriangleAlert } from "lucide-react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { Model, ModelFile } from "#contract/model.ts";
import { formatBytes } from "../format.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { useFactRows } from "./fact-rows.ts";

/** Everything a model's file says about itself, what to know about it, and where it lies. */
export function ModelDetails({ model }: { readonly model: Model }): ReactElement {
  const { t } = useTranslation();
  const rows = useFactRows(model);
  return (
    <div className="flex flex-col gap-4 pt-2 pb-3 text-sm">
      {model.facts.warnings.length === 0 ? null : (
        <ul className="flex flex-col gap-1.5">
          {model.facts.warnings.map((warning) => (
            <li key={warning} className="flex gap-2 text-ink-soft">
              <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warning-ink" />
              {t(`models.warnings.${warning}`)}
            </li>
          ))}
        </ul>
      )}
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1.5 sm:grid-cols-[auto_1fr_auto_1fr]">
        {rows.map(({ name, value }) => (
          <div key={name} className="contents">
            <dt className="text-ink-faint">{name}</dt>
            <dd className="min-w-0 break-words">{value}</dd>
          </div>
        ))}
      </dl>
      <div>
        <h3 className="mb-1 text-ink-faint">{t("models.facts.files", { count: model.files.length })}</h3>
        <ul className="flex flex-col">
          {model.files.map((file) => (
            <FileRow key={file.path} file={file} />
          ))}
        </ul>
      </div>
    </div>
  );
}

function FileRow({ file }: { readonly file: ModelFile }): ReactElement {
  const { t } = useTranslation();
  return (
    <li className="flex items-center gap-2">
      <span className="min-w-0 flex-1 font-mono text-xs break-all select-text">{file.path}</span>
      <span className="text-xs whitespace-nowrap text-ink-faint">{formatBytes(file.size)}</span>
      <CopyButton text={file.path} label={t("models.facts.copyPath")} />
    </li>
  );
}
