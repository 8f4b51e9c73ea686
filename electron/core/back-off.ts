/** Waits between restarts: half a second, doubling to eight, and from the start again after a minute of health. */
export function createBackOff(now: () => number = Date.now): { next(): number; healthy(): void } {
  let tries = 0;
  let healthySince: number | null = null;
  return {
    next() {
      if (healthySince !== null && now() - healthySince > 60_000) tries = 0;
      healthySince = null;
      return Math.min(8000, 500 * 2 ** tries++);
    },
    healthy() {
      healthySince ??= now();
    },
  };
}
