import { hasMore, takeOneOf, takeUntil } from "./input.ts";
import type { Input, Reading } from "./input.ts";

const plainQuotes: readonly string[] = ['"', "'"];
const openers = "{[(";
const closers = "}])";
const scalarEnds = ", \n\r\t;<";

/**
 * Takes one value in JSON or in a notation like it: an object, a list, a string, or a word up to what ends it.
 * Null when the reply ends inside it; then nothing is taken.
 */
export function* takeValue(input: Input, quote?: string): Reading<string | null> {
  const start = input.at;
  const quotes = quote === undefined ? plainQuotes : [quote, ...plainQuotes];
  let depth = 0;
  while (yield* hasMore(input)) {
    const step = yield* stepOver(input, quotes);
    if (step === null) break;
    if (depth === 0 && (step === "end" || step === "close")) return input.text.slice(start, input.at);
    if (step !== "string") input.at += 1;
    depth += depthChange[step];
    if (depth === 0 && step !== "inside") return input.text.slice(start, input.at);
  }
  input.at = start;
  return null;
}

type Step = "open" | "close" | "string" | "end" | "inside";
const depthChange: Readonly<Record<Step, number>> = { open: 1, close: -1, string: 0, end: 0, inside: 0 };

/** What stands next; a string is taken whole, null when the reply ends in it. */
function* stepOver(input: Input, quotes: readonly string[]): Reading<Step | null> {
  const char = input.text.charAt(input.at);
  if (quotes.some((mark) => mark.startsWith(char))) {
    const quote = yield* takeOneOf(input, quotes);
    if (quote !== null) return (yield* takeStringRest(input, quote)) ? "string" : null;
  }
  if (openers.includes(char)) return "open";
  if (closers.includes(char)) return "close";
  return scalarEnds.includes(char) ? "end" : "inside";
}

/** Takes a string from behind its opening quotation mark. */
function* takeStringRest(input: Input, quote: string): Reading<boolean> {
  if (quote.length > 1) return (yield* takeUntil(input, quote)) !== null;
  while (yield* hasMore(input)) {
    const char = input.text.charAt(input.at);
    input.at += 1;
    if (char === quote) return true;
    if (char === "\\" && (yield* hasMore(input))) input.at += 1;
  }
  return false;
}
