import type { Highlight } from "#contract/chat.ts";
import { ideographClass } from "./bigrams.ts";
import type { Term } from "./bigrams.ts";

const snippetLength = 160;
const lead = 40;
/** Enough of the text around a match to fill a snippet after its white space is collapsed. */
const margin = 4 * snippetLength;

/** Marks of Markdown that a reader never sees: emphasis, code, headings, list and quote signs, fences. */
const markup = /[*`~]+|(?<=^|\n)\s*(?:#{1,6}|[-+>])(?=\s)/g;

/** Finds every term in a folded text, whatever its case; words only from their start. */
export function patternOf(terms: readonly Term[]): RegExp {
  return new RegExp(terms.map(source).join("|"), "giv");
}

function source({ kind, text }: Term): string {
  if (kind === "run") return text;
  const words = fold(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return `(?<![[\\p{L}\\p{N}]--[${ideographClass}]])${words.join("[^\\p{L}\\p{N}]+")}`;
}

/** The text without accents on Latin letters, every letter in its place. */
function fold(text: string): string {
  return text.replace(/[\u00c0-\u024f\u1e00-\u1eff]/g, (letter) => letter.normalize("NFD")[0] ?? letter);
}

/** The whole text, cut into stretches that match and stretches that do not. */
export function markMatches(text: string, pattern: RegExp): readonly Highlight[] {
  const marked: Highlight[] = [];
  let end = 0;
  for (const { index, 0: found } of fold(text).matchAll(pattern)) {
    if (index > end) marked.push({ text: text.slice(end, index), match: false });
    end = index + found.length;
    marked.push({ text: text.slice(index, end), match: true });
  }
  if (end < text.length) marked.push({ text: text.slice(end), match: false });
  return marked;
}

/** A line of about 160 characters around the first match. */
export function snippetOf(text: string, pattern: RegExp): readonly Highlight[] {
  const near = firstMatch(text, pattern);
  const start = Math.max(0, near - margin);
  const line = text
    .slice(start, near + margin)
    .replace(markup, "")
    .replace(/\s+/g, " ")
    .trim();
  return markMatches(cutAround(line, firstMatch(line, pattern), start > 0), pattern);
}

function firstMatch(text: string, pattern: RegExp): number {
  return Math.max(0, fold(text).search(pattern));
}

function cutAround(line: string, match: number, isCutBefore: boolean): string {
  const start = wholeCharacter(line, line.length > snippetLength ? Math.max(0, match - lead) : 0);
  const end = wholeCharacter(line, start + snippetLength);
  const before = start > 0 || isCutBefore ? "…" : "";
  return `${before}${line.slice(start, end).trim()}${end < line.length ? "…" : ""}`;
}

/** The nearest place at or before one that does not lie within a surrogate pair. */
function wholeCharacter(text: string, place: number): number {
  return /[\udc00-\udfff]/.test(text[place] ?? "") ? place - 1 : place;
}
