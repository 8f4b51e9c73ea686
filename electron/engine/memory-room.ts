import { freemem, totalmem } from "node:os";
import type { Llama } from "node-llama-cpp";

/** What there is to load into, in bytes; VRAM is 0 without a GPU. */
export interface MemoryRoom {
  /** What this computer has in all. */
  readonly total: number;
  /** What can be taken now without pushing other programs out. */
  readonly available: number;
  readonly vram: number;
  /** True where VRAM is a part of the computer's own memory. */
  readonly unified: boolean;
}

/** Left for the window and the rest of the system. */
const reserve = 512 * 2 ** 20;

export async function readMemoryRoom(llama: Llama): Promise<MemoryRoom> {
  const vram = await llama.getVramState();
  return {
    total: Math.max(0, totalmem() - reserve),
    available: Math.max(0, (await availableMemory(llama)) - reserve),
    vram: Math.max(0, vram.free - llama.vramPaddingSize),
    unified: vram.unifiedSize > 0,
  };
}

/** Node's `freemem` counts cache that can be dropped as free on Linux (MemAvailable) and Windows, but not on macOS. */
async function availableMemory(llama: Llama): Promise<number> {
  if (process.platform !== "darwin") return freemem();
  const { total, wired } = await llama.getRamState();
  return total - wired;
}
