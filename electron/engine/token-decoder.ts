import type { LlamaModel, Token } from "node-llama-cpp";
import type { TokenBytes } from "./token-bytes.ts";

/** How many tokens before a text decide how it begins. */
const contextLength = 3;

/** Turns a stream of tokens into text; a character is held back until its last byte is there. */
export interface TokenDecoder {
  decode(tokens: readonly Token[]): string;
  /** What was held back; bytes that never became a character are U+FFFD. */
  end(): string;
}

export interface TokenDecoderParts {
  readonly model: Pick<LlamaModel, "detokenize">;
  readonly tokenBytes: TokenBytes;
  /** The tokens before the first. */
  readonly before: readonly Token[];
}

export function createTokenDecoder({ model, tokenBytes, before }: TokenDecoderParts): TokenDecoder {
  const characters = new TextDecoder("utf-8", { ignoreBOM: true });
  let last = before.slice(-contextLength);

  function decodeWhole(tokens: readonly Token[]): string {
    if (tokens.length === 0) return "";
    const text = characters.decode() + model.detokenize(tokens, true, last);
    last = [...last, ...tokens].slice(-contextLength);
    return text;
  }

  function decodePiece(token: Token, bytes: Uint8Array): string {
    last = [...last, token].slice(-contextLength);
    return characters.decode(bytes, { stream: true });
  }

  return {
    decode(tokens) {
      let text = "";
      let start = 0;
      for (const [index, token] of tokens.entries()) {
        const bytes = tokenBytes(token);
        if (bytes === null) continue;
        text += decodeWhole(tokens.slice(start, index)) + decodePiece(token, bytes);
        start = index + 1;
      }
      return text + decodeWhole(tokens.slice(start));
    },
    end: () => characters.decode(),
  };
}
