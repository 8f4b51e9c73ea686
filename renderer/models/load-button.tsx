import { Play, X } from "lucide-react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { Model } from "#contract/model.ts";
import { attempt } from "../errors.ts";
import { formatPercent } from "../format.ts";
import { api } from "../ipc.ts";
import { Button } from "../ui/button.tsx";
import { chatWith } from "./added.ts";
import { isUsable, loadModel } from "./store.ts";
import type { LoadState } from "./store.ts";

interface LoadButtonProps {
  readonly model: Model;
  readonly state: LoadState;
}

/** The one thing to do next with a model: load it, stop loading it, or talk to it. */
export function LoadButton({ model, state }: LoadButtonProps): ReactElement | null {
  const { t } = useTranslation();
  const { name } = model;
  switch (state.kind) {
    case "loading":
      return (
        <>
          <span className="text-sm text-ink-soft tabular-nums">
            {t("models.loading", { percent: formatPercent(state.progress) })}
          </span>
          <Button
            variant="ghost"
            icon={<X aria-hidden />}
            aria-label={t("models.cancelLabel", { name })}
            onClick={() => void attempt(api.models.cancelLoad())}
          >
            {t("models.cancelLoad")}
          </Button>
        </>
      );
    case "loaded":
      return (
        <>
          <Button
            variant="ghost"
            aria-label={t("models.unloadLabel", { name })}
            onClick={() => void attempt(api.models.unload())}
          >
            {t("models.unload")}
          </Button>
          <Button
            variant="primary"
            aria-label={t("models.chatLabel", { name })}
            onClick={() => void chatWith(model.id)}
          >
            {t("models.chat")}
          </Button>
        </>
      );
    case "off":
    case "failed":
      return isUsable(model) ? (
        <Button
          icon={<Play aria-hidden />}
          aria-label={t("models.loadLabel", { name })}
          onClick={() => void attempt(loadModel(model.id))}
        >
          {t("models.load")}
        </Button>
      ) : null;
    default:
      return state satisfies never;
  }
}
