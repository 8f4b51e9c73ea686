import type { LlamaModel, Token } from "node-llama-cpp";
import { textOf } from "#contract/message.ts";
import type { Format } from "./formats/format.ts";
import type { Segment } from "./prompt/segments.ts";
import { trialTurns } from "./prompt/prompt-writer.ts";
import { controlToken } from "./vocabulary.ts";

/** True for a token that ends the turn. */
export type StopTokens = (token: Token) => boolean;

export interface StopTokenSources {
  readonly model: LlamaModel;
  readonly format: Format;
  /** A conversation as the model's prompts are written. */
  readonly trial: readonly Segment[];
}

/**
 * What the file lists as end of generation is not enough: some files miss the mark after which another turn begins,
 * and the model would go on to write the person's part.
 */
export function createStopTokens({ model, format, trial }: StopTokenSources): StopTokens {
  const named = format.stopTokens.flatMap((text) => controlToken(model, text) ?? []);
  const stops = new Set([...named, ...tokenAfterAnswer(model, trial)]);
  return (token) => stops.has(token) || model.isEogToken(token);
}

/** The control token that the template writes right behind an assistant's answer. */
function tokenAfterAnswer(model: LlamaModel, trial: readonly Segment[]): readonly Token[] {
  const answer = textOf(trialTurns.find(({ role }) => role === "assistant")?.parts ?? []);
  const after = trial[trial.findIndex(({ text, trusted }) => !trusted && text === answer) + 1];
  if (after === undefined || !after.trusted) return [];
  const [first] = model.tokenize(after.text.trimStart(), true);
  return first !== undefined && model.getTokenAttributes(first).control ? [first] : [];
}
