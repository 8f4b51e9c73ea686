import type { Format, FormatTraits } from "./format.ts";
import { reasoningTags } from "./reasoning.ts";

/** NVIDIA Nemotron Nano 2: `<TOOLCALL>[{…}]</TOOLCALL>`; Nemotron 3 writes like Qwen3-Coder. */
export function nemotronFormat(traits: FormatTraits): Format | null {
  if (!traits.template.includes("<TOOLCALL>")) return null;
  return {
    name: "nemotron",
    reasoning: reasoningTags(traits),
    calls: [
      {
        section: { open: "<TOOLCALL>", close: "</TOOLCALL>" },
        call: { kind: "json", name: "name", arguments: "arguments", list: true },
      },
    ],
    stopTokens: ["<SPECIAL_12>", "<SPECIAL_11>"],
    // Model card of NVIDIA-Nemotron-Nano-9B-v2.
    sampling: { temperature: 0.6, topP: 0.95 },
  };
}
