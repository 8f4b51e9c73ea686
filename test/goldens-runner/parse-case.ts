import { isDeepStrictEqual } from "node:util";
import { applyPatch } from "#contract/message.ts";
import type { Part, Patch } from "#contract/message.ts";
import type { Format } from "../../electron/engine/formats/format.ts";
import { createSplitter } from "../../electron/engine/formats/splitter.ts";
import type { JsonSchema } from "#contract/tool.ts";
import { lineDiff } from "./line-diff.ts";

interface CaseTool {
  readonly function: { readonly name: string; readonly parameters?: JsonSchema };
}

interface ExpectedCall {
  readonly name: string;
  readonly arguments?: unknown;
  readonly id?: string;
}

export interface Expected {
  readonly reasoning_content: string;
  readonly content: string;
  readonly tool_calls: readonly ExpectedCall[];
}

export interface ParseCase {
  readonly id: string;
  readonly tools?: readonly CaseTool[];
  readonly starts_in_reasoning: boolean;
  readonly raw_output: string;
  readonly is_partial?: boolean;
  readonly expected: Expected;
  readonly also_accept?: readonly Expected[];
}

/** What is wrong with the parts of a reply that arrives in these chunks; null when nothing is. */
export function faultOf(test: ParseCase, format: Format, chunks: readonly string[]): string | null {
  const found = foldPatches(patchesOf(test, format, chunks));
  const accepted = [test.expected, ...(test.also_accept ?? [])];
  if (accepted.some((expected) => isEqual(found, expected, test.is_partial === true))) return null;
  const shown = (value: unknown): string => JSON.stringify(value, null, 2);
  return `${lineDiff(shown(test.expected), shown(found))}\nof ${JSON.stringify(test.raw_output)}`;
}

export function patchesOf(test: ParseCase, format: Format, chunks: readonly string[]): readonly Patch[] {
  const splitter = createSplitter({
    format,
    tools: (test.tools ?? []).map((tool) => tool.function),
    startsInReasoning: test.starts_in_reasoning,
    stopTexts: [],
    now: () => 0,
  });
  const patches = chunks.flatMap((chunk) => splitter.push(chunk));
  return test.is_partial === true ? patches : [...patches, ...splitter.end()];
}

function foldPatches(patches: readonly Patch[]): Expected {
  const parts = patches.reduce<readonly Part[]>(applyPatch, []);
  return {
    reasoning_content: textsOf(parts, "reasoning"),
    content: textsOf(parts, "text"),
    tool_calls: parts.flatMap((part) => (part.kind === "tool-call" ? [callOf(part)] : [])),
  };
}

function textsOf(parts: readonly Part[], kind: "text" | "reasoning"): string {
  return parts.flatMap((part) => (part.kind === kind ? [part.text] : [])).join("");
}

function callOf({ id, name, arguments: json, state }: Extract<Part, { kind: "tool-call" }>): ExpectedCall {
  if (state === "writing") return { id, name, arguments: `unfinished: ${json}` };
  return { id, name, arguments: parsed(json) };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return `no JSON: ${json}`;
  }
}

/** As the README of the cases says. */
function isEqual(found: Expected, expected: Expected, isPartial: boolean): boolean {
  const isSameText =
    found.reasoning_content.trim() === expected.reasoning_content.trim() &&
    found.content.trim() === expected.content.trim();
  const isSameCount = isPartial || found.tool_calls.length === expected.tool_calls.length;
  return (
    isSameText &&
    isSameCount &&
    found.tool_calls.every((call, index) => isSameCall(call, expected.tool_calls[index], isPartial))
  );
}

function isSameCall(found: ExpectedCall, expected: ExpectedCall | undefined, isPartial: boolean): boolean {
  if (expected === undefined || found.name !== expected.name) return false;
  if (isPartial) return true;
  const isSameId = expected.id === undefined || expected.id === found.id;
  return isSameId && isDeepStrictEqual(found.arguments, expected.arguments);
}

/** Cuts a text at random places; `next` gives numbers from 0 to 1. */
export function randomChunks(text: string, next: () => number): readonly string[] {
  const longest = 1 + Math.floor(next() * 24);
  const chunks: string[] = [];
  for (let at = 0; at < text.length; at += chunks.at(-1)?.length ?? 1) {
    chunks.push(text.slice(at, at + 1 + Math.floor(next() * longest)));
  }
  return chunks;
}
