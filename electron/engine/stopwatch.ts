import type { Stats } from "#contract/message.ts";

type Times = Pick<Stats, "timeToFirstToken" | "promptSpeed" | "speed">;

/** Measures one reply; times in milliseconds, speeds in tokens per second. */
export interface Stopwatch {
  /** The prompt is about to be read. */
  startReading(): void;
  /** The first token is there. */
  startWriting(): void;
  times(counts: { readonly read: number; readonly written: number }): Times;
}

export function createStopwatch(): Stopwatch {
  const start = performance.now();
  let reading: number | null = null;
  let writing: number | null = null;
  return {
    startReading() {
      reading = performance.now();
    },
    startWriting() {
      writing = performance.now();
    },
    times({ read, written }) {
      const now = performance.now();
      const readingTime = reading === null ? 0 : (writing ?? now) - reading;
      const writingTime = writing === null ? 0 : now - writing;
      return {
        timeToFirstToken: writing === null ? 0 : writing - start,
        promptSpeed: perSecond(read, readingTime),
        speed: perSecond(written - 1, writingTime),
      };
    },
  };
}

function perSecond(count: number, milliseconds: number): number {
  return count <= 0 || milliseconds <= 0 ? 0 : (count * 1000) / milliseconds;
}
