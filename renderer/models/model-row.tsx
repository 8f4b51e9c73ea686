import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useShallow } from "zustand/react/shallow";
import type { Model } from "#contract/model.ts";
import { formatPercent } from "../format.ts";
import { Badge } from "../ui/badge.tsx";
import { Disclosure } from "../ui/disclosure.tsx";
import { Progress } from "../ui/progress.tsx";
import { LoadButton } from "./load-button.tsx";
import { MemoryLine } from "./memory-line.tsx";
import { ModelDetails } from "./model-details.tsx";
import { ModelMenu } from "./model-menu.tsx";
import { ModelProblem } from "./model-problem.tsx";
import { useFactsLine } from "./facts-line.ts";
import { loadStateOf, useModels } from "./store.ts";
import type { LoadState } from "./store.ts";

/** One model of the library. */
export function ModelRow({ model }: { readonly model: Model }): ReactElement {
  const { t } = useTranslation();
  const state = useModels(useShallow((all) => loadStateOf(all, model.id)));
  const facts = useFactsLine(model);
  return (
    <li className="px-4 pt-3.5 pb-2">
      <div className="flex items-start gap-x-2 gap-y-2.5 max-sm:flex-wrap">
        <div className="order-1 min-w-0 flex-1">
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <h2 className="text-base font-medium break-words">{model.name}</h2>
            <Badges model={model} state={state} />
          </div>
          <p className="mt-0.5 text-sm text-ink-soft">{facts}</p>
          {state.kind === "loaded" ? <MemoryLine /> : null}
        </div>
        {model.problem === null ? (
          <div className="order-3 flex items-center gap-1.5 empty:hidden max-sm:basis-full sm:order-2">
            <LoadButton model={model} state={state} />
          </div>
        ) : null}
        <div className="order-2 sm:order-3">
          <ModelMenu model={model} />
        </div>
      </div>
      {state.kind === "loading" ? (
        <div className="mt-2.5 mb-1.5">
          <Progress
            value={state.progress}
            label={t("models.loading", { percent: formatPercent(state.progress) })}
          />
        </div>
      ) : null}
      {model.problem === null ? null : <ModelProblem model={model} problem={model.problem} />}
      <div className="mt-1">
        <Disclosure label={t("models.details")} labelSuffix={model.name}>
          <ModelDetails model={model} />
        </Disclosure>
      </div>
    </li>
  );
}

interface StateProps {
  readonly model: Model;
  readonly state: LoadState;
}

function Badges({ model, state }: StateProps): ReactElement {
  const { t } = useTranslation();
  const { facts } = model;
  return (
    <>
      {state.kind === "loaded" ? <Badge tone="success">{t("models.loaded")}</Badge> : null}
      {facts.kind === "chat" ? null : <Badge tone="warning">{t(`models.kinds.${facts.kind}`)}</Badge>}
      {facts.kind === "chat" && !facts.hasChatTemplate ? <Badge>{t("models.noTemplate")}</Badge> : null}
    </>
  );
}
