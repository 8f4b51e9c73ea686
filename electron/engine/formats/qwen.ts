import type { Format, FormatTraits } from "./format.ts";
import { reasoningTags } from "./reasoning.ts";
import { showsToolCallJson, toolCallJson } from "./tool-call-json.ts";

/** Qwen 2.5, Qwen 3, QwQ: JSON between `<tool_call>` tags. */
export function qwenFormat(traits: FormatTraits): Format | null {
  const { template, architecture } = traits;
  const isQwen = architecture.startsWith("qwen") || template.includes("Qwen");
  if (!isQwen || !showsToolCallJson(template)) return null;
  const reasoning = reasoningTags(traits);
  return {
    name: "qwen",
    reasoning,
    calls: [toolCallJson],
    stopTokens: ["<|im_end|>", "<|endoftext|>"],
    // Model cards: Qwen3 and QwQ when thinking, Qwen2.5 (generation_config.json) otherwise.
    sampling:
      reasoning === null
        ? { temperature: 0.7, topK: 20, topP: 0.8, minP: 0 }
        : { temperature: 0.6, topK: 20, topP: 0.95, minP: 0 },
  };
}
