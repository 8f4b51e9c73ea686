import type { CallSyntax, Format, FormatTraits } from "./format.ts";
import { reasoningTags } from "./reasoning.ts";
import { toolCallJson } from "./tool-call-json.ts";

/** Marks that open or end a turn in common templates; none of them belongs into a reply. */
const turnMarks: readonly string[] = [
  "<|im_start|>",
  "<|im_end|>",
  "<|endoftext|>",
  "<|user|>",
  "<|assistant|>",
  "<|system|>",
  "<|observation|>",
  "<|start_header_id|>",
  "<|eot_id|>",
  "<start_of_turn>",
  "<end_of_turn>",
  "[INST]",
  "[/INST]",
];

/** Tags that models put around calls in JSON. */
const callTags: readonly (readonly [string, string])[] = [
  ["<tool_calls>", "</tool_calls>"],
  ["<tool_call>", "</tool_call>"],
  ["<|tool_call|>", "<|/tool_call|>"],
  ["<|tool_call_start|>", "<|tool_call_end|>"],
  ["<|tool_calls|>", ""],
  ["<function_call>", "</function_call>"],
  ["<function_calls>", "</function_calls>"],
  ["<|function_call|>", ""],
  ["<functioncall>", "</functioncall>"],
  ["<|plugin|>", ""],
];

/** Every model that no family claims: what its template or its vocabulary shows of thoughts and calls. */
export function genericFormat(traits: FormatTraits): Format {
  return { name: "generic", reasoning: reasoningTags(traits), calls: callsOf(traits), stopTokens: turnMarks };
}

function callsOf({ template, hasToken }: FormatTraits): readonly CallSyntax[] {
  const shown = callTags.filter(([open]) => template.includes(open) || hasToken(open)).map(taggedJson);
  const isBare =
    shown.length === 0 && /["']name["']/.test(template) && /["'](?:parameters|arguments)["']/.test(template);
  const key = template.includes("arguments") ? "arguments" : "parameters";
  const bare: CallSyntax = { call: { kind: "json", name: "name", arguments: key } };
  if (isBare) return [bare, toolCallJson];
  return shown.length > 0 ? shown : [toolCallJson];
}

function taggedJson([open, close]: readonly [string, string]): CallSyntax {
  return { section: { open, close }, call: { kind: "json", name: "name", arguments: "arguments" } };
}
