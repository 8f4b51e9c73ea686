import { InsufficientMemoryError } from "node-llama-cpp";
import type { GgufInsights, Llama } from "node-llama-cpp";
import type { LoadInput } from "#contract/engine.ts";
import { AppError } from "#contract/errors.ts";
import { findShortage, measureNeeds } from "./memory-needs.ts";
import type { PlacementSizes, Shortage } from "./memory-needs.ts";
import { readMemoryRoom } from "./memory-room.ts";
import type { MemoryRoom } from "./memory-room.ts";

/** Context sizes go in steps of this many tokens, and none below the smallest is worth having. */
const step = 256;
const smallest = 512;

/** Where a model goes, and what that takes: RAM and VRAM in bytes. */
export interface Placement extends PlacementSizes {
  readonly needed: number;
}

interface Search {
  readonly llama: Llama;
  readonly insights: GgufInsights;
  readonly input: LoadInput;
  readonly room: MemoryRoom;
  readonly signal: AbortSignal;
}

interface Fit {
  readonly placement: Placement;
  readonly shortage: Shortage | null;
}

/** Decides context size and GPU layers; fails with `modelTooLarge` when what was asked for does not fit in memory. */
export async function placeModel(search: Omit<Search, "room">): Promise<Placement> {
  const { insights, input, llama } = search;
  const wanted = Math.max(1, Math.min(input.contextSize, insights.trainContextSize || input.contextSize));
  const full = { ...search, room: await readMemoryRoom(llama) };
  const { placement, shortage } = await tryContext(full, wanted);
  if (shortage === null) return placement;
  throw new AppError("modelTooLarge", {
    ...shortage,
    contextSize: wanted,
    fittingContext: await largestContext(full, wanted),
  });
}

async function tryContext(search: Search, contextSize: number): Promise<Fit> {
  search.signal.throwIfAborted();
  const { gpuLayers, useMmap } = await chooseLayers(search, contextSize);
  const sizes = { contextSize, gpuLayers, memoryMap: useMmap };
  const needs = await measureNeeds(search.insights, sizes);
  const placement = { ...sizes, needed: needs.weights + needs.context + needs.vram };
  return { placement, shortage: findShortage(needs, search.room, useMmap) };
}

interface Layers {
  readonly gpuLayers: number;
  readonly useMmap: boolean;
}

/** As many layers as the GPU holds beside the context, or exactly those that were asked for. */
async function chooseLayers(search: Search, contextSize: number): Promise<Layers> {
  const { llama, insights, input, signal } = search;
  const hasGpu = llama.gpu !== false;
  const useMmap = input.memoryMap && llama.supportsMmap && (hasGpu ? "auto" : true);
  if (!hasGpu) return { gpuLayers: 0, useMmap: useMmap !== false };
  const isExact = input.gpuLayers !== null;
  try {
    return await insights.configurationResolver.resolveModelGpuLayersV2(
      isExact ? (input.gpuLayers ?? 0) : { fitContext: { contextSize } },
      { useMmap, ignoreMemorySafetyChecks: isExact, signal },
    );
  } catch (thrown) {
    if (!(thrown instanceof InsufficientMemoryError)) throw thrown;
    return { gpuLayers: 0, useMmap: useMmap !== false };
  }
}

/** The largest context below the wanted one that fits, or 0 when not even the smallest does. */
async function largestContext(search: Search, wanted: number): Promise<number> {
  let fits = 0;
  let low = smallest / step;
  let high = Math.ceil(wanted / step) - 1;
  while (low <= high) {
    const middle = Math.floor((low + high) / 2);
    const { shortage } = await tryContext(search, middle * step);
    if (shortage === null) {
      fits = middle * step;
      low = middle + 1;
    } else {
      high = middle - 1;
    }
  }
  return fits;
}
