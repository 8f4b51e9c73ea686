import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Settings } from "#contract/settings.ts";
import { attempt } from "../errors.ts";
import { loadedModel, loadModel, useModels } from "../models/store.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { settingsStore } from "./store.ts";
import type { SettingsState } from "./store.ts";

/** Shown while the model in memory was loaded with other engine settings than those on the page. */
export function ReloadNotice(): ReactElement | null {
  const { t } = useTranslation();
  const loaded = useModels(loadedModel);
  const isStale = useStore(settingsStore, usesOldSettings);
  if (loaded === null || !isStale) return null;
  const reload = async (): Promise<void> => {
    await attempt(loadModel(loaded.modelId));
  };
  return (
    <Notice title={t("settings.reload.title")}>
      <Button size="sm" onClick={() => void reload()}>
        {t("settings.reload.button")}
      </Button>
    </Notice>
  );
}

const engineKeys = ["contextSize", "backend", "gpuLayers", "threads", "memoryMap"] as const;

function usesOldSettings({ settings, atLoad }: SettingsState): boolean {
  return settings !== null && atLoad !== null && engineKeys.some((key) => differs(settings, atLoad, key));
}

function differs(a: Settings, b: Settings, key: keyof Settings): boolean {
  return a[key] !== b[key];
}
