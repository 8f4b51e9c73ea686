import { FilePlus2, FolderPlus } from "lucide-react";
import { useEffect } from "react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { Model } from "#contract/model.ts";
import { attempt } from "../errors.ts";
import { Button } from "../ui/button.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { PageTitle } from "../ui/page-title.tsx";
import { Spinner } from "../ui/spinner.tsx";
import { announceAdded } from "./added.ts";
import { ModelRow } from "./model-row.tsx";
import { pickFiles, pickFolder, refreshModels, useModels } from "./store.ts";
import { Welcome } from "./welcome.tsx";

/** The library: every model, what it is, and what can be done with it. */
export function ModelsPage(): ReactElement {
  const { t } = useTranslation();
  const models = useModels((state) => state.models);
  useEffect(() => void refreshModels(), []);
  return (
    <>
      <PageHeader title={null} />
      <div className="min-h-0 flex-1 overflow-y-auto">
        {models?.length === 0 ? (
          <>
            <h1 className="sr-only">{t("models.title")}</h1>
            <Welcome />
          </>
        ) : (
          <Library models={models ?? []} />
        )}
      </div>
    </>
  );
}

function Library({ models }: { readonly models: readonly Model[] }): ReactElement {
  const { t } = useTranslation();
  return (
    <div className="mx-auto flex max-w-3xl flex-col px-6 pb-16 max-sm:px-4">
      <PageTitle title={t("models.title")}>
        <AddButtons />
      </PageTitle>
      <p className="mt-1 mb-5 text-sm text-ink-soft">{t("models.lead")}</p>
      <ul
        aria-label={t("models.list")}
        className="divide-y divide-hairline rounded-lg border border-hairline bg-surface shadow-low"
      >
        {models.map((model) => (
          <ModelRow key={model.id} model={model} />
        ))}
      </ul>
      <Adding />
    </div>
  );
}

function AddButtons(): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      <Button
        variant="ghost"
        icon={<FolderPlus aria-hidden />}
        onClick={() => void attempt(pickFolder().then(announceAdded))}
      >
        {t("models.addFolder")}
      </Button>
      <Button icon={<FilePlus2 aria-hidden />} onClick={() => void attempt(pickFiles().then(announceAdded))}>
        {t("models.addFiles")}
      </Button>
    </>
  );
}

function Adding(): ReactElement {
  const { t } = useTranslation();
  const isAdding = useModels((state) => state.isAdding);
  return (
    <p role="status" className="mt-4 flex h-6 items-center gap-2 text-sm text-ink-soft">
      {isAdding ? (
        <>
          <Spinner /> {t("models.added.working")}
        </>
      ) : null}
    </p>
  );
}
