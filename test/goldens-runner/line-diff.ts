/** The lines that differ, those expected with a minus, those found with a plus. */
export function lineDiff(expected: string, found: string): string {
  const [wanted, got] = [expected.split("\n"), found.split("\n")];
  const head = commonLength(wanted, got);
  const tail = commonLength(wanted.slice(head).toReversed(), got.slice(head).toReversed());
  return [
    ...wanted.slice(head, wanted.length - tail).map((line) => `- ${line}`),
    ...got.slice(head, got.length - tail).map((line) => `+ ${line}`),
  ].join("\n");
}

function commonLength(one: readonly string[], other: readonly string[]): number {
  const first = one.findIndex((line, index) => line !== other[index]);
  return first < 0 ? one.length : first;
}
