import type { Token } from "node-llama-cpp";
import type { GenerateInput, Turn } from "#contract/engine.ts";
import { AppError } from "#contract/errors.ts";
import type { OpenModel } from "./open-model.ts";
import { encodePrompt } from "./prompt/encode.ts";
import { promptOptions } from "./prompt-options.ts";
import { textOfSegments } from "./prompt/segments.ts";

export interface FittedPrompt {
  readonly tokens: readonly Token[];
  /** How many of the oldest messages are not in it. */
  readonly leftOut: number;
  /** The prompt ends inside a thought. */
  readonly startsInReasoning: boolean;
}

/** A reply shorter than this is not worth beginning, in tokens. */
const shortestReply = 64;

/**
 * The prompt for these turns, with room for a reply. A longer one fails with `contextTooSmall` or goes without its
 * oldest turns, as was asked for; the system text and the last question always stay.
 */
export async function fitPrompt(model: OpenModel, input: GenerateInput): Promise<FittedPrompt> {
  const { contextSize } = model.loaded;
  const room = usableContext(contextSize);
  const least = Math.min(shortestReply, Math.floor(contextSize / 8));
  const whole = await writePrompt(model, input, 0);
  if (input.overflow === "refuse") return requireRoom(whole, { room, least, contextSize });
  const reserve = Math.min(
    Math.max(256, Math.floor(contextSize / 8)),
    input.sampling.maxTokens ?? Number.POSITIVE_INFINITY,
  );
  const fits = ({ tokens }: FittedPrompt): boolean => tokens.length + reserve <= room;
  const fitted = fits(whole) ? whole : await leaveOutOldest(model, input, fits);
  return requireRoom(fitted ?? whole, { room, least, contextSize });
}

/** The library keeps one token of the context for itself. */
export function usableContext(contextSize: number): number {
  return contextSize - 1;
}

interface Room {
  readonly room: number;
  readonly least: number;
  readonly contextSize: number;
}

function requireRoom(prompt: FittedPrompt, { room, least, contextSize }: Room): FittedPrompt {
  const needed = prompt.tokens.length + least + (contextSize - room);
  if (needed > contextSize) throw new AppError("contextTooSmall", { needed, contextSize });
  return prompt;
}

/** The longest prompt that fits, else the one with the last question alone; null when nothing can be left out. */
async function leaveOutOldest(
  model: OpenModel,
  input: GenerateInput,
  fits: (prompt: FittedPrompt) => boolean,
): Promise<FittedPrompt | null> {
  const cuts = cutsOf(input.turns);
  let best: FittedPrompt | null = null;
  let low = 0;
  let high = cuts.length - 1;
  while (low <= high) {
    const middle = Math.floor((low + high) / 2);
    const prompt = await writePrompt(model, input, cuts[middle] ?? 0);
    if (fits(prompt)) {
      best = prompt;
      high = middle - 1;
    } else {
      low = middle + 1;
    }
  }
  const last = cuts.at(-1);
  return best ?? (last === undefined ? null : writePrompt(model, input, last));
}

/** How many turns may go: what is left of the conversation begins with a question. */
function cutsOf(turns: readonly Turn[]): readonly number[] {
  const conversation = turns.filter(({ role }) => role !== "system");
  return conversation.flatMap(({ role }, index) => (role === "user" && index > 0 ? [index] : []));
}

async function writePrompt(model: OpenModel, input: GenerateInput, leftOut: number): Promise<FittedPrompt> {
  const { turns } = input;
  const system = turns.filter(({ role }) => role === "system");
  const conversation = turns.filter(({ role }) => role !== "system").slice(leftOut);
  const kept = leftOut === 0 ? turns : [...system, ...conversation];
  const segments = await model.prompts.write(kept, promptOptions(input));
  const opener = model.format.reasoning?.open;
  return {
    tokens: encodePrompt(segments, model),
    leftOut,
    startsInReasoning: opener !== undefined && textOfSegments(segments.slice(-1)).trimEnd().endsWith(opener),
  };
}
