import type { CallSyntax, Format, FormatTraits } from "./format.ts";
import { reasoningTags } from "./reasoning.ts";
import { toolCallJson } from "./tool-call-json.ts";

/** Granite 3.x writes a list behind a control token, later ones the form of Hermes. */
const listed: CallSyntax = {
  section: { open: "<|tool_call|>", close: "" },
  call: { kind: "json", name: "name", arguments: "arguments", list: true },
};

export function graniteFormat(traits: FormatTraits): Format | null {
  const { template } = traits;
  if (!template.includes("<|start_of_role|>")) return null;
  const isLater = template.includes("<tool_call>");
  return {
    name: "granite",
    reasoning: reasoningTags(traits),
    calls: isLater ? [toolCallJson, listed] : [listed, toolCallJson],
    silent: template.includes("<response>") ? ["<response>", "</response>"] : [],
    stopTokens: ["<|end_of_text|>", "<|start_of_role|>"],
  };
}
