import type { Format, FormatTraits, MessageSyntax } from "./format.ts";

const messages: MessageSyntax = {
  start: "<|start|>assistant",
  headEnd: "<|message|>",
  ends: ["<|eom|>", "<|eot|>"],
  headBegins: [" to="],
  recipient: (head) => ({ kind: head.trim() === "to=self" ? "reasoning" : "text" }),
};

/** Muse: messages to itself, to the person, and to tools, the latter with elements. */
export function museFormat({ template }: FormatTraits): Format | null {
  if (!template.includes("<atem:function_calls>")) return null;
  return {
    name: "muse",
    reasoning: { open: " to=self<|message|>", close: "<|eom|>" },
    calls: [
      {
        section: { open: "<atem:function_calls>\n", close: "\n</atem:function_calls>" },
        call: {
          kind: "named",
          head: '<atem:invoke name="{name}">',
          arguments: { kind: "tags", open: '<atem:parameter name="{key}">', close: "</atem:parameter>" },
          close: "</atem:invoke>",
        },
        isAlone: true,
      },
    ],
    messages,
    callPrefix: " to={name}<|message|>",
    stopTokens: ["<|eot|>"],
  };
}
