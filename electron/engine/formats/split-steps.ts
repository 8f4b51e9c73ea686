import type { Tags } from "./format.ts";
import { findMark, undecidedLength } from "./marks.ts";
import type { PatchList } from "./patch-list.ts";

export interface SplitterOptions {
  readonly reasoning: Tags | null;
  /** The prompt has opened a thought already. */
  readonly startsInReasoning: boolean;
  /** Texts that only the next turn begins with. */
  readonly stopTexts: readonly string[];
  /** Milliseconds. */
  readonly now: () => number;
}

/** Where in a reply the splitter is: `gap` is the line break after a thought, `over` the next turn. */
export type Mode = "start" | "reasoning" | "gap" | "text" | "over";

export interface Split {
  readonly options: SplitterOptions;
  readonly patches: PatchList;
}

/** What a mode leaves undecided, and the mode to go on with; null when it takes more text to tell. */
interface Step {
  readonly rest: string;
  readonly next: Mode | null;
}

/** Takes from the text what is decided and writes it. */
export const splitSteps: Readonly<Record<Mode, (text: string, split: Split) => Step>> = {
  start: splitStart,
  reasoning: splitReasoning,
  gap: splitGap,
  text: splitText,
  over: () => ({ rest: "", next: null }),
};

/** Writes what is still undecided when the reply ends. */
export function endSplit(mode: Mode, text: string, { options, patches }: Split): void {
  const isThought = mode === "reasoning" || (mode === "start" && options.startsInReasoning);
  if (isThought) patches.write("reasoning", patches.open === null ? text.trim() : text.trimEnd());
  else if (mode !== "over") patches.write("text", text);
  patches.close();
}

/** A thought is opened at the very beginning of a reply or nowhere, so that tags in an explanation stay text. */
function splitStart(text: string, { options }: Split): Step {
  const { reasoning, startsInReasoning } = options;
  if (reasoning === null) return { rest: text, next: "text" };
  const begun = text.trimStart();
  if (begun.startsWith(reasoning.open)) {
    return { rest: begun.slice(reasoning.open.length), next: "reasoning" };
  }
  if (reasoning.open.startsWith(begun)) return { rest: text, next: null };
  return { rest: text, next: startsInReasoning ? "reasoning" : "text" };
}

function splitReasoning(text: string, { options, patches }: Split): Step {
  const closes = options.reasoning === null ? [] : [options.reasoning.close];
  const thought = patches.open === null ? text.trimStart() : text;
  const close = findMark(thought, closes);
  // White space at the end waits for what follows: a thought ends without it.
  const decided = close?.at ?? thought.length - undecidedLength(thought, closes);
  const shown = thought.slice(0, decided).trimEnd();
  patches.write("reasoning", shown);
  if (close === null) return { rest: thought.slice(shown.length), next: null };
  patches.close();
  return { rest: thought.slice(close.at + close.mark.length), next: "gap" };
}

function splitGap(text: string): Step {
  const rest = text.replace(/^[\r\n]+/, "");
  return { rest, next: rest === "" ? null : "text" };
}

function splitText(text: string, { options, patches }: Split): Step {
  const stop = findMark(text, options.stopTexts);
  const decided = stop?.at ?? text.length - undecidedLength(text, options.stopTexts);
  patches.write("text", text.slice(0, decided));
  return stop === null ? { rest: text.slice(decided), next: null } : { rest: "", next: "over" };
}
