/** One measured figure: its samples, and what they are compared with. */
export interface Row {
  readonly what: string;
  readonly unit: string;
  readonly samples: readonly number[];
  readonly goal?: string;
}

export function median(samples: readonly number[]): number {
  const sorted = [...samples].sort((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}

/** Prints median, smallest and largest of each row. */
export function printTable(rows: readonly Row[]): void {
  const width = Math.max(...rows.map(({ what }) => what.length));
  for (const { what, unit, samples, goal } of rows) {
    const [middle, least, most] = [median(samples), Math.min(...samples), Math.max(...samples)].map(short);
    const spread = samples.length > 1 ? `  (${least} to ${most}, n ${samples.length})` : "";
    console.log(
      `${what.padEnd(width)}  ${middle} ${unit}${spread}${goal === undefined ? "" : `  goal ${goal}`}`,
    );
  }
}

function short(value: number): string {
  if (Math.abs(value) >= 100) return value.toFixed(0);
  return Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(3);
}
