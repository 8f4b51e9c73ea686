import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { WireError } from "#contract/errors.ts";
import type { Model } from "#contract/model.ts";
import { attempt, errorText } from "../errors.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { forgetModel, relinkModel } from "./actions.ts";
import { loadAnyway } from "./store.ts";

interface ModelProblemProps {
  readonly model: Model;
  readonly problem: WireError;
}

/** What is wrong with a model's files now, and the ways out. */
export function ModelProblem({ model, problem }: ModelProblemProps): ReactElement {
  const { t } = useTranslation();
  const { title, next } = errorText(problem);
  const isSetAside = problem.code === "modelCrashLoop";
  return (
    <Notice tone="warning" title={title} hint={next} className="mt-2.5 mb-1.5">
      {isSetAside ? (
        <Button size="sm" onClick={() => void attempt(loadAnyway(model.id))}>
          {t("models.tryAnyway")}
        </Button>
      ) : (
        <Button size="sm" onClick={() => relinkModel(model)}>
          {t("models.locate")}
        </Button>
      )}
      <Button size="sm" variant="ghost" onClick={() => forgetModel(model)}>
        {t("models.forget")}
      </Button>
    </Notice>
  );
}
