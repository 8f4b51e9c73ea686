import type { GgufInsights } from "node-llama-cpp";
import type { MemoryRoom } from "./memory-room.ts";

/** How a model is to be placed. */
export interface PlacementSizes {
  /** Tokens. */
  readonly contextSize: number;
  readonly gpuLayers: number;
  readonly memoryMap: boolean;
}

/** Bytes that a placement takes. */
export interface MemoryNeeds {
  readonly weights: number;
  /** KV cache and compute buffers. */
  readonly context: number;
  readonly vram: number;
}

export interface Shortage {
  readonly needed: number;
  readonly available: number;
}

/** Tokens that are read in one step; compute buffers grow with it. */
export const batchSize = 512;

/** Measures a placement by a simulated load, which allocates nothing. */
export async function measureNeeds(insights: GgufInsights, placement: PlacementSizes): Promise<MemoryNeeds> {
  const { contextSize, gpuLayers, memoryMap } = placement;
  const weights = await insights.estimateModelResourceRequirementsV2({ gpuLayers, useMmap: memoryMap });
  const context = await insights.estimateContextResourceRequirementsV2({
    contextSize,
    modelGpuLayers: gpuLayers,
    batchSize: Math.min(batchSize, contextSize),
    flashAttention: insights.flashAttentionSupported ? "auto" : false,
    useMmap: memoryMap,
  });
  return { weights: weights.cpuRam, context: context.cpuRam, vram: weights.gpuVram + context.gpuVram };
}

/**
 * What is missing, or null when it fits. Memory-mapped weights may push other programs' cache out, so they are held
 * against all of the memory; everything else against what is available now.
 */
export function findShortage(needs: MemoryNeeds, room: MemoryRoom, memoryMap: boolean): Shortage | null {
  const shared = room.unified ? needs.vram : 0;
  const all = needs.weights + needs.context + shared;
  const limits: readonly Shortage[] = [
    { needed: needs.vram, available: room.vram },
    { needed: memoryMap ? needs.context + shared : all, available: room.available },
    { needed: all, available: room.total },
  ];
  return limits.find(({ needed, available }) => needed > available) ?? null;
}
