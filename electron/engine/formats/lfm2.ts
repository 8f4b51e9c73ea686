import type { Format, FormatTraits } from "./format.ts";
import { reasoningTags } from "./reasoning.ts";

/** Liquid LFM2 and LFM2.5: `<|tool_call_start|>[name(key="value")]<|tool_call_end|>`. */
export function lfm2Format(traits: FormatTraits): Format | null {
  const { template, architecture } = traits;
  const marks = ["<|tool_list_start|>", "<|tool_call_start|>", "List of tools: ["];
  const isLfm2 = marks.some((mark) => template.includes(mark));
  if (!isLfm2 && !architecture.startsWith("lfm2")) return null;
  return {
    name: "lfm2",
    reasoning: reasoningTags(traits),
    calls: [
      {
        section: { open: "<|tool_call_start|>", close: "<|tool_call_end|>" },
        call: { kind: "pythonic" },
      },
      {
        // What the system text may ask for instead.
        section: { open: "<|tool_call_start|>", close: "<|tool_call_end|>" },
        call: { kind: "json", name: "name", arguments: "arguments", list: true },
      },
    ],
    stopTokens: ["<|im_end|>"],
    // Model cards of LFM2 (0.3, min-p 0.15).
    sampling: { temperature: 0.3, minP: 0.15 },
  };
}
