import type { LlamaContext, LlamaModel } from "node-llama-cpp";
import type { LoadInput } from "#contract/engine.ts";
import { AppError } from "#contract/errors.ts";
import type { StartedLlama } from "./llama.ts";
import { loadFailure } from "./load-failure.ts";
import { batchSize } from "./memory-needs.ts";
import { inspectModelFile } from "./model-file.ts";
import { openModel } from "./open-model.ts";
import type { OpenModel } from "./open-model.ts";
import { placeModel } from "./placement.ts";
import type { Placement } from "./placement.ts";

interface LoadWatch {
  readonly signal: AbortSignal;
  /** Takes 0 to 1. */
  readonly onProgress: (progress: number) => void;
}

interface Loading extends LoadWatch {
  readonly started: StartedLlama;
  readonly input: LoadInput;
}

/** Loads a model and its context; when the signal is aborted, frees everything and fails with `cancelled`. */
export async function loadModel(
  started: StartedLlama,
  input: LoadInput,
  watch: LoadWatch,
): Promise<OpenModel> {
  try {
    watch.signal.throwIfAborted();
    return await load({ ...watch, started, input });
  } catch (thrown) {
    throw watch.signal.aborted ? new AppError("cancelled", {}, { cause: thrown }) : thrown;
  }
}

async function load(loading: Loading): Promise<OpenModel> {
  const { started, input, signal } = loading;
  const { llama, log } = started;
  log.clear();
  const insights = await inspectModelFile(llama, input.path, signal);
  const placement = await placeModel({ llama, insights, input, signal });
  const model = await loadWeights(loading, placement);
  try {
    const context = await createContext(loading, model, placement);
    signal.throwIfAborted();
    return await openModel({ model, context, modelId: input.modelId, log });
  } catch (thrown) {
    await model.dispose();
    throw thrown;
  }
}

async function loadWeights(loading: Loading, placement: Placement): Promise<LlamaModel> {
  const { started, input, signal, onProgress } = loading;
  try {
    return await started.llama.loadModel({
      modelPath: input.path,
      gpuLayers: placement.gpuLayers,
      useMmap: placement.memoryMap,
      // The placement has checked it, against what is free rather than against all there is.
      ignoreMemorySafetyChecks: true,
      loadSignal: signal,
      onLoadProgress: onProgress,
    });
  } catch (thrown) {
    throw await loadFailure({ thrown, started, placement, stage: "weights" });
  }
}

async function createContext(
  { started, input, signal }: Loading,
  model: LlamaModel,
  placement: Placement,
): Promise<LlamaContext> {
  const threads = input.threads ?? Math.max(1, started.llama.cpuMathCores - 1);
  try {
    return await model.createContext({
      contextSize: placement.contextSize,
      batchSize: Math.min(batchSize, placement.contextSize),
      threads: { ideal: threads, min: threads },
      ignoreMemorySafetyChecks: true,
      failedCreationRemedy: false,
      createSignal: signal,
    });
  } catch (thrown) {
    throw await loadFailure({ thrown, started, placement, stage: "context" });
  }
}
