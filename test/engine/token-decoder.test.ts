import { describe, expect, it } from "vitest";
import type { Token } from "node-llama-cpp";
import { bytesOfName, createTokenBytes } from "../../electron/engine/token-bytes.ts";
import { createTokenDecoder } from "../../electron/engine/token-decoder.ts";
import { createRandom } from "../support/gguf/random.ts";
import { BYTE_SYMBOLS } from "../support/gguf/tokenizer.ts";

/** A vocabulary of the 256 bytes and a few words, decoded as the library does: to text, broken characters lost. */
const words = ["Hello", " 世界", "é"];
const names = [...BYTE_SYMBOLS, ...words.map(nameOf)];
const bytesOf = (token: number): Buffer => Buffer.from(token < 256 ? [token] : (words[token - 256] ?? ""));
const model = {
  detokenize: (tokens: readonly Token[]) => Buffer.concat(tokens.map(bytesOf)).toString("utf8"),
};

function nameOf(word: string): string {
  return Array.from(Buffer.from(word), (byte) => BYTE_SYMBOLS[byte] ?? "").join("");
}

function decode(batches: readonly (readonly number[])[]): string {
  const tokenBytes = createTokenBytes(model, names);
  const decoder = createTokenDecoder({ model, tokenBytes, before: [] });
  return batches.map((batch) => decoder.decode(batch as readonly Token[])).join("") + decoder.end();
}

describe("the token decoder", () => {
  it("waits for the last byte of a character", () => {
    const bytes = [...Buffer.from("模")];
    expect(decode(bytes.map((byte) => [byte]))).toBe("模");
    const decoder = createTokenDecoder({ model, tokenBytes: createTokenBytes(model, names), before: [] });
    expect(decoder.decode([bytes[0] as Token])).toBe("");
    expect(decoder.decode([256 as Token])).toBe("\uFFFDHello");
  });

  it("gives what is left at the end", () => {
    expect(decode([[0xe6, 0xa8]])).toBe("\uFFFD");
  });

  it("gives what a decoder of all the bytes gives, however the tokens come", () => {
    const random = createRandom(9);
    const pick = (count: number): number => Math.floor(random.next() * count);
    for (let round = 0; round < 500; round += 1) {
      const tokens = Array.from({ length: pick(30) }, () =>
        pick(3) === 0 ? 256 + pick(words.length) : ([0xe4, 0xbd, 0xa0, 0xff, 0x41, 0xf0, 0x9f][pick(7)] ?? 0),
      );
      const batches: number[][] = [];
      for (let at = 0; at < tokens.length; at += batches.at(-1)?.length ?? 1) {
        batches.push(tokens.slice(at, at + 1 + pick(4)));
      }
      expect(decode(batches)).toBe(Buffer.concat(tokens.map(bytesOf)).toString("utf8"));
    }
  });

  it("reads bytes from both ways of naming them", () => {
    expect(bytesOfName("<0xE4>")).toEqual(Uint8Array.of(0xe4));
    expect(bytesOfName(nameOf(" é"))).toEqual(Uint8Array.from(Buffer.from(" é")));
    expect(bytesOfName("\u2581x")).toBeNull();
  });
});
