/** A reply as far as it has arrived. Readers take from it at `at`. */
export interface Input {
  text: string;
  at: number;
  /** No more text will come. */
  ended: boolean;
}

/** Reads from a growing text: pauses with `yield` where it takes more text to go on. */
export type Reading<T> = Generator<undefined, T, undefined>;

/** Takes a word that stands next; takes nothing when another text does. */
export function* takeWord(input: Input, word: string): Reading<boolean> {
  return (yield* takeOneOf(input, [word])) !== null;
}

/** Takes the one of these words that stands next, of several the longest. */
export function* takeOneOf(input: Input, words: readonly string[]): Reading<string | null> {
  const word = yield* seeOneOf(input, words);
  input.at += word?.length ?? 0;
  return word;
}

/** The one of these words that stands next, of several the longest. */
export function* seeOneOf(input: Input, words: readonly string[]): Reading<string | null> {
  for (;;) {
    const rest = input.text.slice(input.at, input.at + longest(words));
    const isOpen = words.some((word) => word.length > rest.length && word.startsWith(rest));
    if (!isOpen || input.ended) return complete(rest, words);
    yield;
  }
}

function complete(text: string, words: readonly string[]): string | null {
  const found = words.filter((word) => text.startsWith(word));
  return found.reduce<string | null>(
    (best, word) => (word.length > (best?.length ?? -1) ? word : best),
    null,
  );
}

function longest(words: readonly string[]): number {
  return Math.max(0, ...words.map((word) => word.length));
}

/** False at the end of the reply. */
export function* hasMore(input: Input): Reading<boolean> {
  while (input.at >= input.text.length) {
    if (input.ended) return false;
    yield;
  }
  return true;
}

/** Takes white space up to the first other character. */
export function* takeSpace(input: Input): Reading<void> {
  while (yield* hasMore(input)) {
    if (!isSpace(input.text.charAt(input.at))) return;
    input.at += 1;
  }
}

export function isSpace(char: string): boolean {
  return char === " " || char === "\n" || char === "\t" || char === "\r";
}

/** Takes the text before a mark, and the mark; takes nothing when the reply ends without it. */
export function* takeUntil(input: Input, mark: string): Reading<string | null> {
  let from = input.at;
  for (;;) {
    const found = input.text.indexOf(mark, from);
    if (found >= 0) {
      const taken = input.text.slice(input.at, found);
      input.at = found + mark.length;
      return taken;
    }
    if (input.ended) return null;
    from = Math.max(input.at, input.text.length - mark.length + 1);
    yield;
  }
}

/** True when the reply ends where the next element may just be beginning. */
export function isCutOff(input: Input, opening: string): boolean {
  const rest = input.text.slice(input.at);
  return input.ended && (opening.startsWith(rest) || rest.startsWith(opening));
}
