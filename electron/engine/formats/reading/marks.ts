/** How far a text is decided, and the mark that stands there. */
export interface Search {
  /** The text before this place holds no mark and no beginning of one. */
  readonly decided: number;
  /** Null when the rest may still become a mark. */
  readonly mark: string | null;
}

/** Finds the first of several marks in a text that may go on; of two at one place the longer. */
export function searchMarks(text: string, marks: readonly string[], ended: boolean): Search {
  const found = findMark(text, marks);
  const decided = found?.at ?? text.length - (ended ? 0 : undecidedLength(text, marks));
  if (found === null || ended) return { decided, mark: found?.mark ?? null };
  const rest = text.slice(found.at);
  const mayBeLonger = marks.some((mark) => mark.length > rest.length && mark.startsWith(rest));
  return { decided, mark: mayBeLonger ? null : found.mark };
}

interface Found {
  readonly mark: string;
  readonly at: number;
}

function findMark(text: string, marks: readonly string[]): Found | null {
  let first: Found | null = null;
  for (const mark of marks) {
    const at = text.indexOf(mark);
    if (at >= 0 && (first === null || isBefore({ mark, at }, first))) first = { mark, at };
  }
  return first;
}

function isBefore(one: Found, other: Found): boolean {
  return one.at < other.at || (one.at === other.at && one.mark.length > other.mark.length);
}

/** How many characters at the end of a text may be the beginning of a mark. */
function undecidedLength(text: string, marks: readonly string[]): number {
  return Math.max(0, ...marks.map((mark) => beginningLength(text, mark)));
}

function beginningLength(text: string, mark: string): number {
  for (let length = Math.min(mark.length - 1, text.length); length > 0; length -= 1) {
    if (mark.startsWith(text.slice(text.length - length))) return length;
  }
  return 0;
}
