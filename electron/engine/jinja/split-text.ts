import { spend, spendOnText } from "./meter.ts";
import { failRender } from "./template-error.ts";
import { charactersOf } from "./text-points.ts";
import { concat, emptyText, sliceText } from "./text.ts";
import type { Text } from "./text.ts";

/** The parts between a separator, cut at most so many times from the left. */
export function splitText(text: Text, separator: string, most: number): readonly Text[] {
  requireSeparator(separator);
  spendOnText(text.value.length);
  const parts: Text[] = [];
  let start = 0;
  for (let cuts = 0; cuts < most; cuts += 1) {
    const found = text.value.indexOf(separator, start);
    if (found < 0) break;
    spend(1);
    parts.push(sliceText(text, start, found));
    start = found + separator.length;
  }
  return [...parts, sliceText(text, start)];
}

/** As `splitText`, from the right. */
export function splitTextFromRight(text: Text, separator: string, most: number): readonly Text[] {
  requireSeparator(separator);
  spendOnText(text.value.length);
  const parts: Text[] = [];
  let end = text.value.length;
  for (let cuts = 0; cuts < most && end >= separator.length; cuts += 1) {
    const found = text.value.lastIndexOf(separator, end - separator.length);
    if (found < 0) break;
    spend(1);
    parts.push(sliceText(text, found + separator.length, end));
    end = found;
  }
  return [...parts, sliceText(text, 0, end)].reverse();
}

function requireSeparator(separator: string): void {
  if (separator === "") failRender("empty separator");
}

/** Python's `replace`: what is put in keeps its own provenance. */
export function replaceText(text: Text, search: string, change: { by: Text; most: number }): Text {
  if (search === "") return replaceEmpty(text, change);
  const parts = splitText(text, search, change.most);
  spendOnText(text.value.length + parts.length * change.by.value.length);
  return joinTexts(parts, change.by);
}

/** An empty search text is found between all characters. */
function replaceEmpty(text: Text, { by, most }: { by: Text; most: number }): Text {
  const characters = charactersOf(text);
  const count = Math.min(most, characters.length + 1);
  spendOnText(text.value.length + count * by.value.length);
  const parts = [...characters, emptyText].flatMap((character, at) =>
    at < count ? [by, character] : [character],
  );
  return concat(parts);
}

export function joinTexts(parts: readonly Text[], separator: Text): Text {
  const total = parts.reduce((sum, part) => sum + part.value.length + separator.value.length, 0);
  spendOnText(total);
  spend(parts.length);
  return concat(parts.flatMap((part, index) => (index === 0 ? [part] : [separator, part])));
}

/** Everything that Python takes for the end of a line, some old separators of files and records included. */
const lineEnd = new RegExp(String.raw`\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]`, "g");

/** Lines as Python's `splitlines` cuts them. */
export function splitLines(text: Text, keepEnds: boolean): readonly Text[] {
  spendOnText(text.value.length);
  const lines: Text[] = [];
  let start = 0;
  for (const match of text.value.matchAll(lineEnd)) {
    const after = match.index + match[0].length;
    lines.push(sliceText(text, start, keepEnds ? after : match.index));
    start = after;
  }
  return start < text.value.length ? [...lines, sliceText(text, start)] : lines;
}
