import type { Format, FormatTraits } from "./format.ts";

/** Cohere's sampling default for all Command models. */
const sampling = { temperature: 0.3 };
const stopTokens = ["<|END_OF_TURN_TOKEN|>", "<|START_OF_TURN_TOKEN|>"];

/** Cohere Command R7B, A and their successors: an action of JSON objects. Command R+ writes it in a code block. */
export function commandFormat({ template }: FormatTraits): Format | null {
  if (template.includes("<|START_ACTION|>")) {
    return {
      name: "command",
      reasoning: { open: "<|START_THINKING|>", close: "<|END_THINKING|>", anywhere: true },
      calls: [
        {
          section: { open: "<|START_ACTION|>", close: "<|END_ACTION|>" },
          call: { kind: "json", name: "tool_name", arguments: "parameters", id: "tool_call_id", list: true },
        },
      ],
      silent: ["<|START_RESPONSE|>", "<|END_RESPONSE|>", "<|START_TEXT|>", "<|END_TEXT|>"],
      stopTokens,
      sampling,
    };
  }
  if (!template.includes("<|CHATBOT_TOKEN|>")) return null;
  return {
    name: "command",
    reasoning: null,
    calls: [
      {
        section: { open: "Action:\n```json\n", close: "\n```" },
        call: { kind: "json", name: "tool_name", arguments: "parameters", list: true },
      },
    ],
    stopTokens,
    sampling,
  };
}
