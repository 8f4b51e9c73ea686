import type { CallSyntax, Format, FormatTraits } from "./format.ts";

/** Kimi K2: the id holds the name, `functions.name:0`. */
const k2Calls: CallSyntax = {
  section: { open: "<|tool_calls_section_begin|>", close: "<|tool_calls_section_end|>" },
  call: {
    kind: "named",
    head: "<|tool_call_begin|>{id}<|tool_call_argument_begin|>",
    arguments: { kind: "object" },
    close: "<|tool_call_end|>",
    namePattern: /^(?:functions\.)?(.+?)(?::\d+)?$/,
  },
};

/** Kimi K3: everything is an element between control tokens. */
const k3Calls: CallSyntax = {
  section: { open: "<|open|>tools<|sep|>", close: "<|close|>tools<|sep|>" },
  call: {
    kind: "named",
    head: '<|open|>call tool="{name}" index="{index}"<|sep|>',
    arguments: {
      kind: "tags",
      open: '<|open|>argument key="{key}" type="{type}"<|sep|>',
      close: "<|close|>argument<|sep|>",
    },
    close: "<|close|>call<|sep|>",
  },
};

export function kimiFormat({ template }: FormatTraits): Format | null {
  if (template.includes("<|tool_call_argument_begin|>"))
    return {
      name: "kimi-k2",
      reasoning: { open: "<think>", close: "</think>" },
      calls: [k2Calls],
      stopTokens: ["<|im_end|>"],
      // Model cards: 0.6 for K2-Instruct, 1.0 for K2-Thinking.
      sampling: { temperature: template.includes("<think>") ? 1 : 0.6 },
    };
  if (!template.includes("<|sep|>") || !template.includes("<|close|>")) return null;
  return {
    name: "kimi-k3",
    reasoning: {
      open: "<|open|>think<|sep|>",
      close: "<|close|>think<|sep|>",
      alsoCloses: ["<|open|>response<|sep|>"],
      anywhere: true,
    },
    calls: [k3Calls],
    silent: [
      "<|open|>response<|sep|>",
      "<|close|>response<|sep|>",
      "<|close|>message<|sep|>",
      "<|close|>think<|sep|>",
    ],
    stopTokens: ["<|end_of_msg|>", "<|im_end|>"],
  };
}
