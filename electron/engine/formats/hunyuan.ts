import type { Format, FormatTraits } from "./format.ts";

/** Hunyuan 3: GLM's form with a name behind every tag, and a section around the calls. */
export function hunyuanFormat({ template }: FormatTraits): Format | null {
  const [, suffix] = /<tool_calls(:\w+)>/.exec(template) ?? [suffixByHand(template), suffixByHand(template)];
  if (suffix === undefined || !template.includes("tool_sep")) return null;
  const tag = (name: string): string => `<${name}${suffix}>`;
  return {
    name: "hunyuan",
    reasoning: { open: tag("think"), close: tag("/think") },
    calls: [
      {
        section: { open: tag("tool_calls"), close: tag("/tool_calls"), optional: true },
        call: {
          kind: "named",
          head: `${tag("tool_call")}{name}${tag("tool_sep")}`,
          arguments: {
            kind: "tags",
            open: `${tag("arg_key")}{key}${tag("/arg_key")}\n${tag("arg_value")}`,
            close: tag("/arg_value"),
          },
          close: tag("/tool_call"),
        },
      },
    ],
    stopTokens: [],
    // SGLang's cookbook for Hy3-preview.
    sampling: { temperature: 0.7, topP: 0.9 },
  };
}

/** The template puts the tags together from a variable. */
function suffixByHand(template: string): string | undefined {
  return template.includes(":opensource") ? ":opensource" : undefined;
}
