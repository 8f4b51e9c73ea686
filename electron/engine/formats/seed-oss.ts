import type { Format, FormatTraits } from "./format.ts";

/** ByteDance Seed-OSS: the form of Qwen3-Coder with tags of its own. */
export function seedOssFormat({ template }: FormatTraits): Format | null {
  if (!template.includes("<seed:tool_call>")) return null;
  return {
    name: "seed-oss",
    reasoning: { open: "<seed:think>", close: "</seed:think>" },
    calls: [
      {
        section: { open: "<seed:tool_call>\n", close: "\n</seed:tool_call>" },
        call: {
          kind: "named",
          head: "<function={name}>",
          arguments: { kind: "tags", open: "<parameter={key}>", close: "</parameter>" },
          close: "</function>",
        },
      },
    ],
    stopTokens: ["<seed:eos>"],
    // Model card of Seed-OSS-36B-Instruct.
    sampling: { temperature: 1.1, topP: 0.95 },
  };
}
