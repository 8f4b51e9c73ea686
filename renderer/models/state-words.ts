import { useTranslation } from "react-i18next";
import type { Model } from "#contract/model.ts";
import { formatPercent } from "../format.ts";
import type { LoadState } from "./store.ts";

/** A load state in words: "loaded", "loading 62 %", "file problem". */
export function useStateWords(state: LoadState, model: Model | undefined): string {
  const { t } = useTranslation();
  const problem = model?.problem ?? null;
  if (problem !== null)
    return t(`picker.states.${problem.code === "modelCrashLoop" ? "setAside" : "missing"}`);
  switch (state.kind) {
    case "loading":
      return t("picker.states.loading", { percent: formatPercent(state.progress) });
    case "loaded":
      return t("picker.states.loaded");
    case "failed":
      return t("picker.states.failed");
    case "off":
      return t("picker.states.off");
    default:
      return state satisfies never;
  }
}
