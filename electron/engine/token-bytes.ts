import type { LlamaModel, Token } from "node-llama-cpp";

/** The bytes of a token that is not whole characters; null for every other token. */
export type TokenBytes = (token: Token) => Uint8Array | null;

/**
 * Finds the tokens that hold pieces of characters. The library gives tokens only as text, in which such a piece is
 * already lost, so its bytes are read from its name in the vocabulary.
 */
export function createTokenBytes(
  model: Pick<LlamaModel, "detokenize">,
  names: readonly string[],
): TokenBytes {
  const known = new Map<Token, Uint8Array | null>();
  return (token) => {
    const found = known.get(token);
    if (found !== undefined) return found;
    const isWhole = !model.detokenize([token], true).includes("\uFFFD");
    const bytes = isWhole ? null : bytesOfName(names[token] ?? "");
    known.set(token, bytes);
    return bytes;
  };
}

/** Vocabularies write a raw byte as `<0xE4>`, or every byte as one visible character (GPT-2's table). */
export function bytesOfName(name: string): Uint8Array | null {
  const hex = /^<0x([0-9A-Fa-f]{2})>$/.exec(name)?.[1];
  if (hex !== undefined) return Uint8Array.of(Number.parseInt(hex, 16));
  const bytes = Array.from(name, (character) => visibleBytes.get(character));
  const whole = bytes.filter((byte) => byte !== undefined);
  return whole.length === bytes.length && whole.length > 0 ? Uint8Array.from(whole) : null;
}

/** GPT-2's table: printable bytes stand for themselves, the others for the characters from U+0100 on. */
const visibleBytes: ReadonlyMap<string, number> = new Map(visibleByteEntries());

function visibleByteEntries(): readonly (readonly [string, number])[] {
  const bytes = Array.from({ length: 256 }, (_, byte) => byte);
  const isPrintable = (byte: number): boolean =>
    (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
  const hidden = bytes.filter((byte) => !isPrintable(byte));
  return bytes.map((byte) => {
    const code = isPrintable(byte) ? byte : 256 + hidden.indexOf(byte);
    return [String.fromCodePoint(code), byte];
  });
}
