import { spendOnText } from "./meter.ts";
import { sliceText } from "./text.ts";
import type { Text } from "./text.ts";

/** What Python's `str.isspace` takes for white space, which is not quite what JavaScript does. */
const spaces: ReadonlySet<string> = new Set(
  "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000",
);

export function isSpace(character: string): boolean {
  return spaces.has(character);
}

export type Side = "left" | "right" | "both";

/** Python's `strip`, `lstrip` and `rstrip`: white space, or any of the given characters. */
export function strip(text: Text, side: Side, characters?: string): Text {
  const { value } = text;
  spendOnText(value.length);
  const dropped = characters === undefined ? spaces : new Set(characters);
  let start = 0;
  let end = value.length;
  while (side !== "right" && start < end && dropped.has(value.charAt(start))) start += 1;
  while (side !== "left" && end > start && dropped.has(value.charAt(end - 1))) end -= 1;
  return sliceText(text, start, end);
}

/** Words between white space; the last one holds the rest once `most` cuts are made. */
export function splitWords(text: Text, most: number): readonly Text[] {
  const ranges = wordsIn(text.value);
  const whole = ranges.slice(0, most).map(([start, end]) => sliceText(text, start, end));
  const rest = ranges[most];
  return rest === undefined ? whole : [...whole, sliceText(text, rest[0])];
}

/** As `splitWords`, from the right. */
export function splitWordsFromRight(text: Text, most: number): readonly Text[] {
  const ranges = wordsIn(text.value);
  const cut = Math.max(0, ranges.length - most);
  const whole = ranges.slice(cut).map(([start, end]) => sliceText(text, start, end));
  const rest = ranges[cut - 1];
  return rest === undefined ? whole : [sliceText(text, 0, rest[1]), ...whole];
}

/** Where the words of a text begin and end. */
function wordsIn(value: string): readonly (readonly [number, number])[] {
  spendOnText(value.length * 8);
  const ranges: (readonly [number, number])[] = [];
  for (let at = 0; at < value.length; at += 1) {
    const start = at;
    while (at < value.length && !isSpace(value.charAt(at))) at += 1;
    if (at > start) ranges.push([start, at]);
  }
  return ranges;
}
