import type { CallSyntax, Format } from "../format.ts";
import type { CallWriter } from "./call-writer.ts";
import { openersOf, readCalls } from "./calls.ts";
import { takeHead } from "./head.ts";
import { takeOneOf, takeSpace } from "./input.ts";
import type { Input, Reading } from "./input.ts";
import { searchMarks } from "./marks.ts";
import type { PatchList } from "./patch-list.ts";
import type { TextWriter } from "./text-writer.ts";

/** All that reading one reply needs. */
export interface Reply {
  readonly format: Format;
  readonly input: Input;
  readonly out: PatchList;
  readonly text: TextWriter;
  readonly calls: CallWriter;
  /** Empty when the reply cannot hold calls. */
  readonly syntaxes: readonly CallSyntax[];
  readonly startsInReasoning: boolean;
  /** Texts that only the next turn begins with. */
  readonly stopTexts: readonly string[];
  /** The reply has gone on into the next turn. */
  isOver: boolean;
  isThinking: boolean;
  /** Where in the input a call begins, or what may become one. */
  callStart: number | null;
}

/** Reads a reply that is one run of thought, text and calls. */
export function* readReply(reply: Reply): Reading<void> {
  yield* readStart(reply);
  yield* readText(reply, []);
}

function* readStart(reply: Reply): Reading<void> {
  const { input, format, startsInReasoning } = reply;
  yield* skipBegun(reply);
  if (format.reasoning === null) return;
  const { open, close } = format.reasoning;
  const start = input.at;
  yield* takeSpace(input);
  const mark = yield* takeOneOf(input, startsInReasoning ? [open] : [open, close]);
  if (mark === open || startsInReasoning) return yield* readThought(reply, thoughtEnds(reply));
  // An end without a beginning: the prompt has left the thought out, and the model ends it all the same.
  if (mark === close) reply.text.beginAfterBreak();
  else input.at = start;
}

/** What the prompt has begun counts only if the model goes on with it. */
function* skipBegun({ input, format }: Reply): Reading<void> {
  if (format.begun === undefined) return;
  const isKept = (yield* takeHead(input, `${format.begun}{name}\n`)) !== null;
  input.at = isKept ? 0 : format.begun.length;
}

/** Reads a thought from behind its opening mark, with the mark that closes it; a call ends it too. */
export function* readThought(reply: Reply, closes: readonly string[]): Reading<void> {
  const { input, out } = reply;
  const openers = reply.syntaxes.flatMap(openersOf).filter((opener) => opener.length > 1);
  const marks = [...closes, ...openers];
  let space = "";
  reply.isThinking = true;
  for (;;) {
    const { decided, mark } = searchMarks(input.text.slice(input.at), marks, input.ended);
    const fresh = space + input.text.slice(input.at, input.at + decided);
    const thought = out.open === "reasoning" ? fresh : fresh.trimStart();
    out.write("reasoning", thought.trimEnd());
    space = out.open === "reasoning" ? thought.slice(thought.trimEnd().length) : "";
    input.at += decided;
    if (mark !== null && (yield* endsThought(reply, mark, closes))) break;
    if (mark !== null) {
      space += input.text.charAt(input.at);
      input.at += 1;
    } else if (input.ended) break;
    else yield* next(input);
  }
  reply.isThinking = false;
  if (out.open === "reasoning") out.close();
}

function* endsThought(reply: Reply, mark: string, closes: readonly string[]): Reading<boolean> {
  const { input, out, text, calls } = reply;
  if (closes.includes(mark)) {
    input.at += mark.length;
    out.close();
    text.beginAfterBreak();
    return true;
  }
  calls.onlyDeclared = true;
  const isCall = yield* readCallsAt(reply, mark);
  calls.onlyDeclared = false;
  return isCall;
}

/** What a mark in the text does: it begins calls or a thought, ends the text or the reply, or is only left out. */
type MarkKind = "call" | "thought" | "end" | "over" | "silent";

/** The marks that count in the text of a reply; a later entry goes before an earlier one. */
function textMarks({ format, stopTexts, syntaxes }: Reply, ends: readonly string[]): Map<string, MarkKind> {
  const { reasoning, silent = [] } = format;
  const entries: [MarkKind, readonly string[]][] = [
    ["call", syntaxes.flatMap(openersOf)],
    ["silent", silent],
    ["thought", reasoning?.anywhere === true ? [reasoning.open] : []],
    ["end", ends],
    ["over", stopTexts],
  ];
  return new Map(entries.flatMap(([kind, marks]) => marks.map((mark) => [mark, kind] as const)));
}

/** Reads text and calls until one of these marks, which is taken too, or the end. */
export function* readText(reply: Reply, ends: readonly string[]): Reading<void> {
  const { input, text } = reply;
  const kinds = textMarks(reply, ends);
  const marks = [...kinds.keys()];
  for (;;) {
    const { decided, mark } = searchMarks(input.text.slice(input.at), marks, input.ended);
    text.write(input.text.slice(input.at, input.at + decided));
    input.at += decided;
    if (mark === null && input.ended) return;
    if (mark === null) yield* next(input);
    else if (yield* takeMark(reply, mark, kinds.get(mark))) return;
  }
}

/** Acts on a mark in the text; true when the text ends with it. */
function* takeMark(reply: Reply, mark: string, kind: MarkKind | undefined): Reading<boolean> {
  const { input, text } = reply;
  if (kind === "over") reply.isOver = true;
  // A mark may be silent by itself and yet begin a call.
  if (kind === "over" || (yield* readCallsAt(reply, mark))) return kind === "over";
  if (kind === "call") text.write(input.text.charAt(input.at));
  input.at += kind === "call" ? 1 : mark.length;
  if (kind === "thought") yield* readThought(reply, thoughtEnds(reply));
  return kind === "end";
}

function thoughtEnds({ format }: Reply): readonly string[] {
  return format.reasoning === null ? [] : [format.reasoning.close, ...(format.reasoning.alsoCloses ?? [])];
}

/** Reads the calls that begin with this mark; false when it is only mentioned. */
function* readCallsAt(reply: Reply, mark: string): Reading<boolean> {
  const { input, calls, text } = reply;
  // An object or a list without any mark is a call only at the beginning of a line.
  if (mark.length === 1 && !text.isAtLineStart) return false;
  reply.callStart = input.at;
  const candidates = reply.syntaxes.filter((each) => openersOf(each).includes(mark));
  let isCall = false;
  for (const syntax of candidates) isCall ||= yield* readCalls({ input, calls, syntax });
  reply.callStart = null;
  if (isCall) text.beginAfterCall();
  return isCall;
}

/** Lets go of what has been read, and waits. */
function* next(input: Input): Reading<void> {
  input.text = input.text.slice(input.at);
  input.at = 0;
  yield;
}
