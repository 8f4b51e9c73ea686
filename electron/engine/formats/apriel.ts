import type { Format, FormatTraits } from "./format.ts";

/** ServiceNow Apriel: thinks first and marks where the answer begins; calls as a list between tags. */
export function aprielFormat({ template }: FormatTraits): Format | null {
  if (!template.includes("[BEGIN FINAL RESPONSE]")) return null;
  return {
    name: "apriel",
    reasoning: { open: "Here are my reasoning steps:\n", close: "[BEGIN FINAL RESPONSE]" },
    calls: [
      {
        section: { open: "<tool_calls>", close: "</tool_calls>" },
        call: { kind: "json", name: "name", arguments: "arguments", list: true },
      },
    ],
    silent: ["[END FINAL RESPONSE]"],
    stopTokens: ["<|end|>"],
    // Model card of Apriel-1.5-15b-Thinker.
    sampling: { temperature: 0.6 },
  };
}
