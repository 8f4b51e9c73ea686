import type { Format, FormatTraits, Tags } from "./format.ts";

const knownTags: readonly Tags[] = [
  { open: "<think>", close: "</think>" },
  { open: "[THINK]", close: "[/THINK]" },
];

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

/** Every model that no family claims: thoughts between the tags that its template or its vocabulary knows. */
export function genericFormat({ template, hasToken }: FormatTraits): Format {
  const reasoning =
    knownTags.find(({ open, close }) => template.includes(open) || template.includes(close)) ??
    knownTags.find(({ open, close }) => hasToken(open) && hasToken(close)) ??
    null;
  return { name: "generic", reasoning, stopTokens: turnMarks };
}
