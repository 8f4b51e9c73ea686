/** Where a mark was found first. */
export interface Found {
  readonly mark: string;
  readonly at: number;
}

/** The first of several marks in a text; of two at one place the longer. */
export function findMark(text: string, marks: readonly string[]): Found | null {
  return marks
    .map((mark) => ({ mark, at: text.indexOf(mark) }))
    .filter(({ at }) => at >= 0)
    .reduce<Found | null>((first, found) => (first === null || isBefore(found, first) ? found : first), null);
}

function isBefore(one: Found, other: Found): boolean {
  return one.at < other.at || (one.at === other.at && one.mark.length > other.mark.length);
}

/** How many characters at the end of a text may be the beginning of a mark. */
export function undecidedLength(text: string, marks: readonly string[]): number {
  return Math.max(0, ...marks.map((mark) => beginningLength(text, mark)));
}

function beginningLength(text: string, mark: string): number {
  for (let length = Math.min(mark.length - 1, text.length); length > 0; length -= 1) {
    if (mark.startsWith(text.slice(text.length - length))) return length;
  }
  return 0;
}
