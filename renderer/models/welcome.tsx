import { FileBox } from "lucide-react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { attempt } from "../errors.ts";
import { Button } from "../ui/button.tsx";
import { Spinner } from "../ui/spinner.tsx";
import { announceAdded } from "./added.ts";
import { pickFiles, pickFolder, useModels } from "./store.ts";
import { WhereToGet } from "./where-to-get.tsx";

/** The first screen, and the library while it is empty: three ways to a model, none of which goes online. */
export function Welcome(): ReactElement {
  const { t } = useTranslation();
  return (
    <div className="mx-auto flex min-h-full w-full max-w-2xl flex-col justify-center gap-6 px-6 py-10 max-sm:px-4">
      <header className="text-center">
        <h2 className="text-2xl font-semibold tracking-tight text-balance">{t("welcome.title")}</h2>
        <p className="mx-auto mt-2 max-w-lg text-balance whitespace-pre-line text-ink-soft">
          {t("welcome.lead")}
        </p>
      </header>
      <ImportCard />
      <WhereToGet />
    </div>
  );
}

function ImportCard(): ReactElement {
  const { t } = useTranslation();
  const isAdding = useModels((state) => state.isAdding);
  return (
    <section
      aria-busy={isAdding}
      className="flex flex-col items-center rounded-xl border border-dashed border-edge bg-surface px-6 py-9 text-center"
    >
      <span className="mb-3 flex size-11 items-center justify-center rounded-lg bg-ember-soft text-ember-ink">
        {isAdding ? <Spinner /> : <FileBox aria-hidden className="size-5.5" />}
      </span>
      <p className="text-lg font-medium" role="status">
        {isAdding ? t("models.added.working") : t("welcome.drop.title")}
      </p>
      <p className="mt-0.5 max-w-sm text-sm text-balance text-ink-soft">{t("welcome.drop.hint")}</p>
      <div className="mt-5 flex flex-wrap justify-center gap-2">
        <Button variant="primary" size="lg" onClick={() => void attempt(pickFiles().then(announceAdded))}>
          {t("welcome.choose.file")}
        </Button>
        <Button size="lg" onClick={() => void attempt(pickFolder().then(announceAdded))}>
          {t("welcome.choose.folder")}
        </Button>
      </div>
      <p className="mt-4 max-w-sm text-sm text-balance text-ink-faint">{t("welcome.choose.hint")}</p>
    </section>
  );
}
