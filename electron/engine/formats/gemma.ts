import type { Format, FormatTraits } from "./format.ts";

/** Model cards of Gemma 2 to 4. */
const sampling = { temperature: 1, topK: 64, topP: 0.95 };

/** Gemma 4: `<|tool_call>call:name{key:<|"|>text<|"|>}<tool_call|>`; the earlier ones have neither calls nor thoughts. */
export function gemmaFormat({ template, architecture }: FormatTraits): Format | null {
  if (template.includes("<|turn>") && template.includes("<|tool_call>"))
    return {
      name: "gemma-4",
      reasoning: { open: "<|channel>thought", close: "<channel|>", anywhere: true },
      calls: [
        {
          call: {
            kind: "named",
            head: "<|tool_call>call:{name}",
            arguments: { kind: "object", quote: '<|"|>' },
            close: "<tool_call|>",
          },
        },
      ],
      silent: ["<|channel>", "<channel|>"],
      stopTokens: ["<turn|>", "<|tool_response>"],
      sampling,
    };
  if (!architecture.startsWith("gemma") && !template.includes("<start_of_turn>")) return null;
  return {
    name: "gemma",
    reasoning: null,
    calls: [],
    stopTokens: ["<end_of_turn>", "<start_of_turn>"],
    sampling,
  };
}
