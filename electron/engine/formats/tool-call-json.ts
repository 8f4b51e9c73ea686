import type { CallSyntax, Format, FormatTraits } from "./format.ts";
import { reasoningTags } from "./reasoning.ts";

/** `<tool_call>{"name": …, "arguments": {…}}</tool_call>` */
export const toolCallJson: CallSyntax = {
  section: { open: "<tool_call>\n", close: "\n</tool_call>" },
  call: { kind: "json", name: "name", arguments: "arguments" },
};

/** What calls are shown with JSON between `<tool_call>` tags: Qwen 2.5 and 3, Hermes, MiMo, Bielik, Reka and many more. */
export function showsToolCallJson(template: string): boolean {
  return (
    template.includes("<tool_call>") && !template.includes("<function=") && !template.includes("<arg_key>")
  );
}

/** Models that take the form over from Hermes without a family of their own. */
export function hermesFormat(traits: FormatTraits): Format | null {
  if (!showsToolCallJson(traits.template)) return null;
  return {
    name: "hermes",
    reasoning: reasoningTags(traits),
    calls: [toolCallJson],
    stopTokens: ["<|im_end|>"],
  };
}
