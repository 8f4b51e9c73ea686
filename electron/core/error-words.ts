import type { WireError } from "#contract/errors.ts";
import type { Texts } from "./texts.ts";

/** A failure as one line of plain sentences, for the command line: what happened, the details known, what to do next. */
export function errorWords({ code, params }: WireError, text: Texts): string {
  const { reason, actual } = params;
  const problem = typeof actual === "string" ? `fileFormats.${actual}` : `fileProblems.${reason ?? ""}`;
  const keys = [`errors.${code}.title`, problem, `errors.${code}.detail`, `errors.${code}.next`];
  const sentences = keys.flatMap((key) => {
    const sentence = text(key, inWords(params));
    // A key without a text comes back as itself; a value that is not known stays a blank to fill.
    return sentence === key || sentence.includes("{{") ? [] : [ended(sentence)];
  });
  return sentences.join(" ");
}

const sizes: readonly string[] = ["needed", "available", "size"];

function inWords(params: WireError["params"]): WireError["params"] {
  const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`;
  const entries = Object.entries(params).map(
    ([name, value]) =>
      [
        name,
        typeof value === "number" && value > 1e6 && sizes.includes(name) ? gigabytes(value) : value,
      ] as const,
  );
  return Object.fromEntries(entries);
}

function ended(sentence: string): string {
  return /[.!?。！？]$/.test(sentence) ? sentence : `${sentence}.`;
}
