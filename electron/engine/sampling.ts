import type { GgufInsights, SequenceEvaluateOptions } from "node-llama-cpp";
import type { Sampling } from "#contract/engine.ts";
import type { SamplingAdvice } from "./formats/format.ts";
import { metadataNumber } from "./metadata.ts";

export interface SamplingDefaults {
  readonly temperature: number;
  readonly topK: number;
  readonly topP: number;
  readonly minP: number;
}

/** What a model's own keys recommend, where it has none what its makers do, and else what suits most models. */
export function samplingDefaults(insights: GgufInsights, advice: SamplingAdvice = {}): SamplingDefaults {
  const own = (name: string): number | undefined => metadataNumber(insights, `general.sampling.${name}`);
  return {
    temperature: own("temp") ?? advice.temperature ?? 0.7,
    topK: own("top_k") ?? advice.topK ?? 40,
    topP: own("top_p") ?? advice.topP ?? 0.95,
    minP: own("min_p") ?? advice.minP ?? 0.05,
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
