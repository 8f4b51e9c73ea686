import type { Format, FormatTraits } from "./format.ts";
import { reasoningTags } from "./reasoning.ts";

/**
 * Qwen3-Coder, Qwen 3.5, Nemotron 3, Step 3.5.
 * `<tool_call><function=name><parameter=key>value</parameter></function></tool_call>`
 */
export function qwenCoderFormat(traits: FormatTraits): Format | null {
  const { template } = traits;
  if (!template.includes("<function=") || !template.includes("<parameter=")) return null;
  return {
    name: "qwen-coder",
    reasoning: reasoningTags(traits),
    calls: [
      {
        // Qwen3-Coder leaves the outer tag out now and then.
        section: { open: "<tool_call>\n", close: "\n</tool_call>", optional: true },
        call: {
          kind: "named",
          head: "<function={name}>",
          arguments: { kind: "tags", open: "<parameter={key}>", close: "</parameter>", isPadded: true },
          close: "</function>",
        },
      },
    ],
    stopTokens: ["<|im_end|>", "<|endoftext|>"],
    // Model card of Qwen3-Coder; the thinking ones go by the card of Qwen 3.5.
    sampling: template.includes("</think>")
      ? { temperature: 0.6, topK: 20, topP: 0.95, minP: 0 }
      : { temperature: 0.7, topK: 20, topP: 0.8, minP: 0 },
  };
}
