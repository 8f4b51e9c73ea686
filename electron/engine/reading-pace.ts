import { batchSize } from "./memory-needs.ts";

/** How many tokens of a prompt are read at once on this computer with this model. */
export interface ReadingPace {
  readonly chunk: number;
  measure(tokens: number, milliseconds: number): void;
}

/** Stop waits for at most about this long while a prompt is read, in milliseconds. */
const patience = 500;
const firstChunk = 64;
const smallestChunk = 32;

/** Begins with a small chunk, then reads as much at once as can be read in time. */
export function createReadingPace(): ReadingPace {
  let chunk = firstChunk;
  return {
    get chunk() {
      return chunk;
    },
    measure(tokens, milliseconds) {
      const inTime = Math.floor((tokens * patience) / milliseconds);
      chunk = Math.max(smallestChunk, Math.min(batchSize, inTime));
    },
  };
}
