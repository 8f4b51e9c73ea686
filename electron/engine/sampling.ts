import type { GgufInsights, SequenceEvaluateOptions } from "node-llama-cpp";
import type { Sampling } from "#contract/engine.ts";
import { metadataNumber } from "./metadata.ts";

export interface SamplingDefaults {
  readonly temperature: number;
  readonly topK: number;
  readonly topP: number;
  readonly minP: number;
}

/** What a model's own keys recommend, and where it has none what suits most models. */
export function samplingDefaults(insights: GgufInsights): SamplingDefaults {
  const own = (name: string): number | undefined => metadataNumber(insights, `general.sampling.${name}`);
  return {
    temperature: own("temp") ?? 0.7,
    topK: own("top_k") ?? 40,
    topP: own("top_p") ?? 0.95,
    minP: own("min_p") ?? 0.05,
  };
}

/** The library's options: what was asked for, else the model's defaults; no penalty on repeating. */
export function samplingOptions(asked: Sampling, defaults: SamplingDefaults): SequenceEvaluateOptions {
  return {
    temperature: asked.temperature ?? defaults.temperature,
    topK: asked.topK ?? defaults.topK,
    topP: asked.topP ?? defaults.topP,
    minP: asked.minP ?? defaults.minP,
    seed: asked.seed >>> 0,
  };
}
