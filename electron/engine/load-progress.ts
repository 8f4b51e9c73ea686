/** At most this often, in milliseconds. */
const interval = 50;

/** Passes on a rising progress from 0 to 1: the first, the last, and at most 20 a second between them. */
export function createProgressReport(report: (progress: number) => void): (progress: number) => void {
  let reported = -1;
  let reportedAt = -Infinity;
  return (progress) => {
    const isEnd = progress >= 1;
    if (progress <= reported || (!isEnd && performance.now() - reportedAt < interval)) return;
    reported = progress;
    reportedAt = performance.now();
    report(Math.min(1, progress));
  };
}
