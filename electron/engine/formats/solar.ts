import type { Format, FormatTraits } from "./format.ts";

/** Upstage Solar Open: parts between control tokens; the model writes the id. */
export function solarFormat({ template }: FormatTraits): Format | null {
  if (!template.includes("<|tool_call:begin|>")) return null;
  return {
    name: "solar",
    reasoning: { open: "<|think|>", close: "<|end|>", anywhere: true },
    calls: [
      {
        section: { open: "<|tool_calls|>", close: "" },
        call: {
          kind: "named",
          head: "<|tool_call:begin|>{id}<|tool_call:name|>{name}<|tool_call:args|>",
          arguments: { kind: "object" },
          close: "<|tool_call:end|>",
        },
      },
    ],
    silent: ["<|end|>", "<|begin|>assistant", "<|content|>", "<|calls|>", "<|flush|>"],
    stopTokens: ["<|flush|>", "<|calls|>"],
    // Model card of Solar-Open-100B.
    sampling: { temperature: 0.8, topK: 50, topP: 0.95 },
  };
}
