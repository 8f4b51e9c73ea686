import type { Turn } from "#contract/engine.ts";
import { AppError } from "#contract/errors.ts";
import { createPlaceholders } from "./placeholders.ts";
import type { Segment } from "./segments.ts";
import { chatml, plain } from "./stand-ins.ts";
import type { PromptSource } from "./stand-ins.ts";
import { compileTemplate } from "./template.ts";
import type { RenderTemplate } from "./template.ts";
import { foldSystem, mergeNeighbours, toMessage } from "./turns.ts";

/** What is known about a model before its first prompt. */
export interface PromptTraits {
  readonly template: string | undefined;
  readonly bos: string;
  readonly eos: string;
  /** True when the text is one control token of the vocabulary. */
  readonly hasToken: (text: string) => boolean;
}

export interface PromptWriter extends PromptSource {
  /** Why the model's own template is not used; null when it is, or when the model has none. */
  readonly reason: string | null;
  /** The prompt for the next assistant turn; fails with `templateFailed` when the template refuses these turns. */
  write(turns: readonly Turn[]): Promise<readonly Segment[]>;
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
  const own: PromptSource = { kind: "own", template: traits.template, stopTexts: [] };
  try {
    return writerOf(own, traits, null);
  } catch (thrown) {
    return withEmptyTools(own, traits) ?? writerOf(standIn, traits, reasonOf(thrown));
  }
}

/** Some templates look into the list of tools without asking whether there is one. */
function withEmptyTools(own: PromptSource, traits: PromptTraits): PromptWriter | null {
  try {
    return writerOf(own, { ...traits, tools: [] }, null);
  } catch {
    return null;
  }
}

function reasonOf(thrown: unknown): string {
  return (thrown instanceof Error ? thrown.message : String(thrown)).slice(0, 200);
}

interface WriterTraits extends PromptTraits {
  readonly tools?: readonly never[];
}

function writerOf(source: PromptSource, traits: WriterTraits, reason: string | null): PromptWriter {
  const render = compileTemplate(source.template);
  const write = (turns: readonly Turn[]): readonly Segment[] => writeTurns(turns, render, traits);
  const { trial, prepare } = tryTemplate(write);
  return { ...source, reason, trial, write: async (turns) => writeOrMerge(prepare(turns), write) };
}

type Write = (turns: readonly Turn[]) => readonly Segment[];

interface Tried {
  readonly trial: readonly Segment[];
  readonly prepare: (turns: readonly Turn[]) => readonly Turn[];
}

/** With the system role, or where the template refuses or forgets it, with its text in the first user turn. */
function tryTemplate(write: Write): Tried {
  const withSystem = [trialSystem, ...trialTurns];
  try {
    return { trial: writeWhole(withSystem, write), prepare: (turns) => turns };
  } catch {
    return {
      trial: writeWhole(trialTurns, write),
      prepare: foldSystem,
    };
  }
}

/** Writes turns and makes sure that each of them can be found in the prompt. */
function writeWhole(turns: readonly Turn[], write: Write): readonly Segment[] {
  const segments = write(turns);
  const kept = segments.filter(({ trusted }) => !trusted).map(({ text }) => text);
  const isWhole = turns.every(({ parts }) => parts.every(({ text }) => kept.includes(text)));
  if (!isWhole) throw new Error("the template leaves messages out");
  return segments;
}

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
  if (thrown instanceof AppError) return thrown;
  return new AppError("templateFailed", { reason: reasonOf(thrown) }, { cause: thrown });
}

function writeTurns(
  turns: readonly Turn[],
  render: RenderTemplate,
  { bos, eos, tools }: WriterTraits,
): readonly Segment[] {
  const placeholders = createPlaceholders();
  const rendered = render({
    messages: turns.map((turn) => toMessage(turn, (text) => placeholders.hide(text))),
    add_generation_prompt: true,
    enable_thinking: true,
    bos_token: bos,
    eos_token: eos,
    ...(tools === undefined ? {} : { tools }),
  });
  return placeholders.reveal(rendered);
}
