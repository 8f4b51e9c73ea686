import type { CallSyntax, Format, FormatTraits, MessageSyntax, Recipient } from "./format.ts";

const messages: MessageSyntax = {
  start: "<|start|>assistant",
  headEnd: "<|message|>",
  ends: ["<|end|>", "<|call|>", "<|return|>"],
  headBegins: [" to=", "<|channel|>"],
  recipient: recipientOf,
};

/** gpt-oss: messages on channels, `<|channel|>commentary to=functions.name <|constrain|>json<|message|>{…}<|call|>`. */
export function harmonyFormat({ template, architecture }: FormatTraits): Format | null {
  if (architecture !== "gpt-oss" && !template.includes("<|channel|>analysis")) return null;
  return {
    name: "harmony",
    reasoning: { open: "<|channel|>analysis<|message|>", close: "<|end|>" },
    calls: [
      callAfter("<|channel|>commentary to=functions.{name} <|constrain|>json<|message|>"),
      callAfter(" to=functions.{name}<|channel|>commentary <|constrain|>json<|message|>"),
      callAfter(" to=functions.{name}<|channel|>commentary json<|message|>"),
    ],
    messages,
    // <|end|> only ends a message; another one may follow.
    stopTokens: ["<|return|>", "<|call|>"],
    // OpenAI's repository gpt-oss: temperature 1.0, top-p 1.0.
    sampling: { temperature: 1, topK: 0, topP: 1, minP: 0 },
  };
}

function callAfter(head: string): CallSyntax {
  return { call: { kind: "named", head, arguments: { kind: "object" }, close: "" }, isAlone: true };
}

function recipientOf(head: string): Recipient {
  const [, to] = /to=([^\s<]+)/.exec(head) ?? [];
  const channel = head.split("<|channel|>").at(-1)?.trim() ?? "";
  if (to !== undefined && to !== "assistant") {
    return { kind: "tool", name: to.replace(/^functions\./, "") };
  }
  return { kind: channel.startsWith("analysis") ? "reasoning" : "text" };
}
