const ideographs = "\\u3040-\\u30ff\\u3400-\\u9fff\\uac00-\\ud7af\\uf900-\\ufaff";
const run = new RegExp(`[${ideographs}]+`, "g");
const piece = new RegExp(`[${ideographs}]+|[^${ideographs}\\s\\p{Cc}]+`, "gu");
const startsWithIdeograph = new RegExp(`^[${ideographs}]`);
const wordCharacter = /[\p{L}\p{N}]/u;

/** For regular expressions: the inside of a character class of what is indexed in pairs. */
export const ideographClass = ideographs;

/** Raised when `indexText` changes: every index is then made anew. */
export const indexVersion = "1";

/** One thing to find: a word by its start, or a run of Chinese, Japanese or Korean as a substring. */
export interface Term {
  readonly kind: "word" | "run";
  readonly text: string;
}

/**
 * A text as the search index sees it: each run of ideographs becomes its overlapping pairs and its last character, so
 * that any substring of it is a phrase; everything else is left to SQLite's tokenizer.
 */
export function indexText(text: string): string {
  return text.replace(run, (each) => ` ${pairs(each)} ${each.at(-1) ?? ""} `);
}

function pairs(text: string): string {
  return Array.from({ length: text.length - 1 }, (_, i) => text.slice(i, i + 2)).join(" ");
}

const longestQuery = 1000;
const mostTerms = 32;

/** The terms of what a person typed; punctuation alone is no term. */
export function termsOf(query: string): readonly Term[] {
  const pieces = query.slice(0, longestQuery).match(piece) ?? [];
  return pieces
    .filter((text) => wordCharacter.test(text))
    .slice(0, mostTerms)
    .map((text) => ({ kind: startsWithIdeograph.test(text) ? "run" : "word", text }));
}

/** An FTS5 expression for texts that hold every term. All of it is quoted, so that nothing typed is syntax. */
export function matchExpression(terms: readonly Term[]): string {
  return terms.map(phrase).join(" ");
}

function phrase({ kind, text }: Term): string {
  if (kind === "word") return `"${text.replaceAll('"', '""')}"*`;
  return text.length === 1 ? `"${text}"*` : `"${pairs(text)}"`;
}
