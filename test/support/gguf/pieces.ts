/** A part of a script that becomes one token; bytes may be cut anywhere, even inside a character. */
export type Piece = string | Uint8Array;

const SHORTEST = 2;

/**
 * Cuts a text into pieces that are all different and at least two bytes long (single bytes are tokens already), at
 * words, or at every second character where a script writes without spaces. Joined, they are the text again.
 */
export function cutIntoPieces(text: string, taken: ReadonlySet<string> = new Set()): readonly string[] {
  const used = new Set(taken);
  const pieces: string[] = [];
  let held = "";
  for (const part of text.match(/\s*[^\s\u3000-\u9fff]+|\s*[\u3000-\u9fff]{1,2}|\s+/gu) ?? []) {
    held += part;
    if (Buffer.byteLength(held) < SHORTEST || used.has(held)) continue;
    used.add(held);
    pieces.push(held);
    held = "";
  }
  return held === "" ? pieces : mergeRest(pieces, held, used);
}

function mergeRest(pieces: readonly string[], rest: string, used: ReadonlySet<string>): readonly string[] {
  const merged = (pieces.at(-1) ?? "") + rest;
  if (pieces.length > 1 && used.has(merged)) return mergeRest(pieces.slice(0, -1), merged, used);
  return [...pieces.slice(0, -1), merged];
}
