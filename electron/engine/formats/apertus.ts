import type { Format, FormatTraits } from "./format.ts";

/** Apertus: `<|tools_prefix|>[{"name": {…}}]<|tools_suffix|>`. */
export function apertusFormat({ template }: FormatTraits): Format | null {
  if (!template.includes("<|tools_prefix|>")) return null;
  return {
    name: "apertus",
    reasoning: { open: "<|inner_prefix|>", close: "<|inner_suffix|>", anywhere: true },
    calls: [{ section: { open: "<|tools_prefix|>", close: "<|tools_suffix|>" }, call: { kind: "keyed" } }],
    stopTokens: ["<|assistant_end|>"],
    // Model card of Apertus-8B-Instruct.
    sampling: { temperature: 0.8, topP: 0.9 },
  };
}
