import { LlamaVocabularyType } from "node-llama-cpp";
import type { LlamaModel, Token } from "node-llama-cpp";
import { cutMarks } from "./markup.ts";
import type { Segment } from "./segments.ts";

export type Tokenizer = Pick<LlamaModel, "tokenize" | "tokens" | "vocabularyType">;

export interface PromptEncoding {
  readonly model: Tokenizer;
  /** Added tokens that mean something to the template. */
  readonly markup: readonly string[];
}

/** The prompt's tokens: special tokens from the template's own words only, and BOS once where the model wants it. */
export function encodePrompt(
  segments: readonly Segment[],
  { model, markup }: PromptEncoding,
): readonly Token[] {
  // Only this kind puts a space before every text it is given.
  const trim = model.vocabularyType === LlamaVocabularyType.spm ? "trimLeadingSpace" : undefined;
  const tokens = segments
    .flatMap((segment) => (segment.trusted ? [segment] : cutMarks(segment, markup)))
    .flatMap(({ text, trusted }, index) => model.tokenize(text, trusted, index === 0 ? undefined : trim));
  const { bos, shouldPrependBosToken } = model.tokens;
  return shouldPrependBosToken && bos !== null && tokens[0] !== bos ? [bos, ...tokens] : tokens;
}
