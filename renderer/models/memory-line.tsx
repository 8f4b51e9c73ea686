import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { LoadedModel } from "#contract/engine-status.ts";
import { formatBytes, formatNumber } from "../format.ts";
import { loadedModel, useModels } from "./store.ts";

/** What the loaded model takes, and where it runs. */
export function MemoryLine(): ReactElement | null {
  const { t } = useTranslation();
  const loaded = useModels(loadedModel);
  if (loaded === null) return null;
  const { gpuLayers, totalLayers, contextSize } = loaded;
  const layers = { gpu: formatNumber(gpuLayers), total: formatNumber(totalLayers) };
  const parts = [
    t(`models.memory.${memoryKey(loaded)}`, {
      memory: formatBytes(loaded.memory),
      vram: formatBytes(loaded.vram),
    }),
    t("models.memory.context", { tokens: formatNumber(contextSize) }),
    ...(gpuLayers === 0
      ? []
      : [t(gpuLayers >= totalLayers ? "models.memory.allOnGpu" : "models.memory.someOnGpu", layers)]),
  ];
  return <p className="mt-0.5 text-sm text-ink-faint">{parts.join(" · ")}</p>;
}

function memoryKey({ memory, vram }: LoadedModel): "ram" | "both" | "vram" {
  if (vram === 0) return "ram";
  return memory === 0 ? "vram" : "both";
}
