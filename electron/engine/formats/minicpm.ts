import type { Format, FormatTraits } from "./format.ts";
import { reasoningTags } from "./reasoning.ts";

/** MiniCPM 5: `<function name="…"><param name="…">…</param></function>`, values with markup as CDATA. */
export function minicpmFormat(traits: FormatTraits): Format | null {
  if (!traits.template.includes("<param name=") || !traits.template.includes("CDATA")) return null;
  return {
    name: "minicpm",
    reasoning: reasoningTags(traits),
    calls: [
      {
        call: {
          kind: "named",
          head: '<function name="{name}">',
          arguments: { kind: "tags", open: '<param name="{key}">', close: "</param>", hasCdata: true },
          close: "</function>",
        },
      },
    ],
    stopTokens: ["<|im_end|>"],
  };
}
