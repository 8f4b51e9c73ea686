import type { Format, FormatTraits } from "./format.ts";

/** GigaChat 3 calls in a message of its own, 3.1 behind a control token; both in JSON. */
export function gigachatFormat({ template }: FormatTraits): Format | null {
  if (!template.includes("<|role_sep|>") || !template.includes("<|message_sep|>")) return null;
  const open = template.includes("<|function_call|>")
    ? "<|function_call|>"
    : "<|message_sep|>\n\nfunction call<|role_sep|>\n";
  return {
    name: "gigachat",
    reasoning: null,
    calls: [{ section: { open, close: "" }, call: { kind: "json", name: "name", arguments: "arguments" } }],
    // <|message_sep|> is no stop here: GigaChat 3 writes it before a call.
    stopTokens: [],
  };
}
