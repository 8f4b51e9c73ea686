import { hasMore, takeSpace, takeWord } from "./input.ts";
import type { Input, Reading } from "./input.ts";

interface Word {
  readonly kind: "word";
  readonly text: string;
}

interface Field {
  readonly kind: "field";
  readonly name: string;
  /** The character that follows it; empty for a last field. */
  readonly before: string;
}

type Piece = Word | Field | { readonly kind: "space" };
type Fields = Readonly<Record<string, string>>;

const longestField = 256;
/** What no tool's name or id holds, so that prose is told from a call early. */
const notInNames = /[\s<>{}()[\]"'`|,;=]/;
const pieces = new Map<string, readonly Piece[]>();

/** Takes a text of a pattern such as `<call name="{name}">`, where white space is free; null when another stands there. */
export function* takeHead(input: Input, pattern: string): Reading<Fields | null> {
  const fields: Record<string, string> = {};
  for (const piece of piecesOf(pattern)) {
    if (piece.kind === "space") yield* takeSpace(input);
    else if (piece.kind === "word") {
      if (!(yield* takeWord(input, piece.text))) return null;
    } else {
      const value = yield* takeField(input, piece);
      if (value === null) return null;
      fields[piece.name] = value;
    }
  }
  return fields;
}

/** The text that a pattern begins with, up to its first field or white space. */
export function firstWord(pattern: string): string {
  const first = piecesOf(pattern).find((piece) => piece.kind === "word");
  return first?.text ?? "";
}

function piecesOf(pattern: string): readonly Piece[] {
  const known = pieces.get(pattern);
  if (known !== undefined) return known;
  const parts = pattern.split(/(\{\w+\}|\s+)/).filter((part) => part !== "");
  const made = parts.map((part, index) => pieceOf(part, parts[index + 1] ?? ""));
  pieces.set(pattern, made);
  return made;
}

function pieceOf(part: string, next: string): Piece {
  if (part.trim() === "") return { kind: "space" };
  const [, name] = /^\{(\w+)\}$/.exec(part) ?? [];
  if (name === undefined) return { kind: "word", text: part };
  return { kind: "field", name, before: next.charAt(0) };
}

function* takeField(input: Input, { name, before }: Field): Reading<string | null> {
  const isName = name === "name" || name === "id";
  if (isName) yield* takeSpace(input);
  const start = input.at;
  while (yield* hasMore(input)) {
    const char = input.text.charAt(input.at);
    const isEnd = char === before || (isName && notInNames.test(char));
    if (isEnd) return isName && input.at === start ? null : input.text.slice(start, input.at);
    if (char === "\n" || input.at - start > longestField) return null;
    input.at += 1;
  }
  return null;
}
