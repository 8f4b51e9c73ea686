import { batchSize } from "./memory-needs.ts";

/** How many tokens of a prompt are read at once on this computer with this model. */
export interface ReadingPace {
  readonly chunk: number;
  measure(tokens: number, milliseconds: number): void;
}

/** Stop waits for at most about this long while a prompt is read, in milliseconds. */
const patience = 500;
/** Fewer at once read slower: 32 at 73 % of the speed of 512, 64 at all of it (0.6 B, one thread). */
const smallestChunk = 64;

/** Begins with a small chunk, then reads as much at once as can be read in time. */
export function createReadingPace(): ReadingPace {
  let chunk = smallestChunk;
  return {
    get chunk() {
      return chunk;
    },
    measure(tokens, milliseconds) {
      const inTime = (tokens * patience) / milliseconds;
      const whole = Math.floor(inTime / smallestChunk) * smallestChunk;
      chunk = Math.max(smallestChunk, Math.min(batchSize, whole));
    },
  };
}
