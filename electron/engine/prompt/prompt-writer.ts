import type { Turn } from "#contract/engine.ts";
import { AppError } from "#contract/errors.ts";
import { textOf } from "#contract/message.ts";
import { createChatTemplate } from "./chat-template.ts";
import type { ChatTemplate, Conversation, PromptTokens } from "./chat-template.ts";
import type { Segment } from "./segments.ts";
import { chatml, plain } from "./stand-ins.ts";
import type { PromptSource } from "./stand-ins.ts";
import { mergeNeighbours, toMessages } from "./turns.ts";

/** What is known about a model before its first prompt. */
export interface PromptTraits extends PromptTokens {
  readonly template: string | undefined;
  /** True when the text is one control token of the vocabulary. */
  readonly hasToken: (text: string) => boolean;
}

/** What a prompt holds besides the turns. */
export type PromptOptions = Omit<Conversation, "messages">;

export interface PromptWriter extends PromptSource {
  /** Why the model's own template is not used; null when it is, or when the model has none. */
  readonly reason: string | null;
  /** The prompt for the next assistant turn; fails with `templateFailed` when the template refuses these turns. */
  write(turns: readonly Turn[], options?: PromptOptions): Promise<readonly Segment[]>;
  /** The conversation that was tried at load time. */
  readonly trial: readonly Segment[];
}

const said = (role: Turn["role"], text: string): Turn => ({ role, parts: [{ kind: "text", text }] });

/** The conversation that every usable template can write. */
export const trialTurns: readonly Turn[] = [
  said("user", "first question"),
  said("assistant", "first answer"),
  said("user", "second question"),
];
const trialSystem = said("system", "system text");

/** Tries the model's own template on a short conversation, and stands in for one that is missing or does not work. */
export function createPromptWriter(traits: PromptTraits): PromptWriter {
  const standIn = traits.hasToken("<|im_start|>") ? chatml : plain;
  if (traits.template === undefined) return writerOf(standIn, traits, null);
  try {
    return writerOf({ kind: "own", template: traits.template, stopTexts: [] }, traits, null);
  } catch (thrown) {
    return writerOf(standIn, traits, reasonOf(thrown));
  }
}

function reasonOf(thrown: unknown): string {
  return (thrown instanceof Error ? thrown.message : String(thrown)).slice(0, 200);
}

function writerOf(source: PromptSource, tokens: PromptTokens, reason: string | null): PromptWriter {
  const template = createChatTemplate(source.template, tokens);
  const trial = tryWhole([trialSystem, ...trialTurns], template);
  return {
    ...source,
    reason,
    trial,
    write: async (turns, options = {}) => writeOrMerge(turns, (each) => write(each, template, options)),
  };
}

function write(turns: readonly Turn[], template: ChatTemplate, options: PromptOptions): readonly Segment[] {
  return template.write({ ...options, messages: turns.flatMap(toMessages) });
}

/** Writes turns and makes sure that each of them can be found in the prompt. */
function tryWhole(turns: readonly Turn[], template: ChatTemplate): readonly Segment[] {
  const segments = write(turns, template, {});
  const kept = segments.filter(({ trusted }) => !trusted);
  const isWhole = turns.every(({ parts }) => kept.some(({ text }) => text.includes(textOf(parts))));
  if (!isWhole) throw new Error("the template leaves messages out");
  return segments;
}

type Write = (turns: readonly Turn[]) => readonly Segment[];

function writeOrMerge(turns: readonly Turn[], write: Write): readonly Segment[] {
  try {
    return write(turns);
  } catch (thrown) {
    const merged = mergeNeighbours(turns);
    if (merged.length === turns.length) throw refusal(thrown);
    return writeMerged(merged, write);
  }
}

function writeMerged(turns: readonly Turn[], write: Write): readonly Segment[] {
  try {
    return write(turns);
  } catch (thrown) {
    throw refusal(thrown);
  }
}

function refusal(thrown: unknown): AppError {
  return new AppError("templateFailed", { reason: reasonOf(thrown) }, { cause: thrown });
}
