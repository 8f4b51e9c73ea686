import type { Segment } from "./segments.ts";

/** llama.cpp's LLAMA_TOKEN_TYPE_USER_DEFINED. */
const userDefined = 4;

/** What a vocabulary says about its tokens, by id. */
export interface TokenList {
  readonly tokens: readonly string[];
  readonly token_type?: readonly number[];
}

/**
 * The tokens of the kind "user defined" that structure a prompt, such as `<think>` in most models. The tokenizer finds
 * these in plain text as well, so untrusted text has to be cut inside them. Tokens that the template does not know,
 * such as Gemma's for HTML, are ordinary text and stay whole.
 */
export function markupTokens(
  { tokens, token_type: types = [] }: TokenList,
  known: string,
): readonly string[] {
  return tokens.filter((text, id) => types[id] === userDefined && isMark(text) && known.includes(text));
}

function isMark(text: string): boolean {
  return /^[<[]\S+[>\]]$/.test(text);
}

/** A text in pieces none of which holds a whole mark. */
export function cutMarks(segment: Segment, marks: readonly string[]): readonly Segment[] {
  const { text } = segment;
  const cuts = marks.flatMap((mark) => placesOf(mark, text)).toSorted((one, other) => one - other);
  const edges = [0, ...new Set(cuts), text.length];
  return edges.slice(1).map((end, index) => ({ ...segment, text: text.slice(edges[index], end) }));
}

/** Right behind the first character of each occurrence. */
function placesOf(mark: string, text: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) places.push(at + 1);
  return places;
}
