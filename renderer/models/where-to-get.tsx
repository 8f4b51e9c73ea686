import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { CopyButton } from "../ui/copy-button.tsx";
import { Disclosure } from "../ui/disclosure.tsx";

/** Sizes are those of the usual Q4_K_M files; each leaves room for the system and 8k tokens of context. */
const choices = [
  { memory: "8 GB", pick: "4B Q4", file: "2.5 GB" },
  { memory: "16 GB", pick: "8B Q4", file: "5 GB" },
  { memory: "32 GB", pick: "14B Q4, 30B-A3B Q4", file: "9–18 GB" },
  { memory: "64 GB", pick: "32B Q4, 70B Q4", file: "20–42 GB" },
] as const;

/** Families that are good at English and Chinese, or small for their skill. */
const families = ["Qwen3", "Gemma 3", "Llama 3.1", "Mistral Small", "GLM-4", "Phi-4"] as const;

/** What a GGUF is, which size suits which computer, and words to search for. Nothing here opens a page. */
export function WhereToGet(): ReactElement {
  const { t } = useTranslation();
  return (
    <section className="rounded-lg border border-hairline bg-surface px-4 py-1.5 text-sm">
      <Disclosure label={t("welcome.where.title")}>
        <div className="flex flex-col gap-5 pt-2 pb-3">
          <p className="text-ink-soft">{t("welcome.where.what")}</p>
          <Sizes />
          <Names />
        </div>
      </Disclosure>
    </section>
  );
}

function Sizes(): ReactElement {
  const { t } = useTranslation();
  return (
    <div>
      <h3 className="mb-2 font-medium">{t("welcome.where.sizes")}</h3>
      <table className="w-full text-left">
        <thead className="text-ink-faint">
          <tr>
            <th className="pb-1 font-normal">{t("welcome.where.memory")}</th>
            <th className="pb-1 font-normal">{t("welcome.where.pick")}</th>
            <th className="pb-1 text-right font-normal">{t("welcome.where.file")}</th>
          </tr>
        </thead>
        <tbody>
          {choices.map(({ memory, pick, file }) => (
            <tr key={memory} className="border-t border-hairline">
              <td className="py-1.5">{memory}</td>
              <td className="py-1.5">{pick}</td>
              <td className="py-1.5 text-right tabular-nums">{file}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-2 text-ink-soft">{t("welcome.where.sizesHint")}</p>
    </div>
  );
}

function Names(): ReactElement {
  const { t } = useTranslation();
  return (
    <div>
      <h3 className="mb-2 font-medium">{t("welcome.where.names")}</h3>
      <ul className="flex flex-wrap gap-2">
        {families.map((name) => (
          <li
            key={name}
            className="flex items-center gap-0.5 rounded-md border border-hairline bg-canvas pl-2.5 select-text"
          >
            {name}
            <CopyButton text={`${name} GGUF`} label={t("welcome.where.copyName", { name })} />
          </li>
        ))}
      </ul>
      <p className="mt-2 text-ink-soft">{t("welcome.where.namesHint")}</p>
    </div>
  );
}
