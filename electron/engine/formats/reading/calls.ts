import type { CallSyntax } from "../format.ts";
import type { CallWriter } from "./call-writer.ts";
import { firstWord, takeHead } from "./head.ts";
import { takeOneOf, takeSpace, takeWord } from "./input.ts";
import type { Input, Reading } from "./input.ts";
import { readJsonCall, readKeyedCall } from "./json-call.ts";
import { readNamedCall } from "./named-call.ts";
import { readPythonicCall } from "./pythonic-call.ts";

interface Calls {
  readonly input: Input;
  readonly calls: CallWriter;
  readonly syntax: CallSyntax;
}

/** The marks that calls of this syntax may begin with. */
export function openersOf({ section, call }: CallSyntax): readonly string[] {
  const own = call.kind === "named" ? firstWord(call.head) : call.kind === "pythonic" ? "[" : "{";
  const isNeeded = section === undefined || section.optional === true;
  return [...(section === undefined ? [] : [firstWord(section.open)]), ...(isNeeded ? [own] : [])];
}

/** Reads the calls that begin here; false, and nothing is taken, when this is no call. */
export function* readCalls(reading: Calls): Reading<boolean> {
  const { input, syntax } = reading;
  const start = input.at;
  const isMarked = yield* takePattern(input, syntax.section?.open ?? "");
  const isBare = !isMarked || syntax.section === undefined;
  const isAllowed = isMarked || syntax.section?.optional === true;
  yield* takeSpace(input);
  const isList = isAllowed && isListed(syntax) && (yield* takeWord(input, "["));
  yield* takeSpace(input);
  if (!isAllowed || !(yield* readCall(reading, isBare))) {
    input.at = start;
    return false;
  }
  yield* readFurtherCalls(reading, { isBare, isList });
  return true;
}

interface Surroundings {
  readonly isBare: boolean;
  readonly isList: boolean;
}

function* readFurtherCalls(reading: Calls, { isBare, isList }: Surroundings): Reading<void> {
  const { input, syntax } = reading;
  const sectionEnd = syntax.section?.close ?? "";
  const separators = isList ? [",", "]"] : isListed(syntax) && isBare ? [";"] : [","];
  for (;;) {
    yield* takeSpace(input);
    if (isListed(syntax) && (yield* takeOneOf(input, separators)) !== null) continue;
    if (sectionEnd !== "" && (yield* takePattern(input, sectionEnd))) return;
    if (!(yield* readCall(reading, isBare))) return;
  }
}

/** Calls that are values, and so may stand in a list. */
function isListed({ call }: CallSyntax): boolean {
  return call.kind !== "named";
}

function* readCall({ input, calls, syntax }: Calls, isBare: boolean): Reading<boolean> {
  const start = input.at;
  const isRead = yield* readForm({ input, calls, syntax }, isBare);
  if (!isRead) input.at = start;
  return isRead;
}

function readForm({ input, calls, syntax }: Calls, isBare: boolean): Reading<boolean> {
  const { call, section } = syntax;
  const reading = { input, calls, isBare };
  switch (call.kind) {
    case "json":
      return readJsonCall(reading, call);
    case "keyed":
      return readKeyedCall(reading);
    case "pythonic":
      return readPythonicCall(reading);
    case "named":
      return readNamedCall(reading, call, section?.close ?? "");
    default:
      return call satisfies never;
  }
}

function* takePattern(input: Input, pattern: string): Reading<boolean> {
  const start = input.at;
  const isThere = (yield* takeHead(input, pattern)) !== null;
  if (!isThere) input.at = start;
  return isThere;
}
