import { writeScriptedModel } from "./scripted-model.ts";
import type { ScriptedModelOptions } from "./scripted-model.ts";
import * as scripts from "./scripts.ts";

/** Ready-made scripted models; what each answers is in `scripts.ts` under the name given here. */
export const PRESETS = {
  /** PLAIN_TEXT */
  plain: { script: scripts.PLAIN_TEXT },
  /** THINKING_TEXT, then THOUGHT_OUT_TEXT */
  thinking: { script: scripts.THOUGHT_OUT_TEXT, thinking: scripts.THINKING_TEXT },
  /** The same, with a template whose prompt already opens the thinking. */
  glmThinking: { script: scripts.THOUGHT_OUT_TEXT, thinking: scripts.THINKING_TEXT, style: "glm" },
  /** TOOL_TEXT; after the tool's result AFTER_TOOL_TEXT */
  toolCall: { script: scripts.TOOL_TEXT, afterTool: scripts.AFTER_TOOL_TEXT, ending: "call", style: "glm" },
  /** CHATML_TOOL_TEXT; after the tool's result AFTER_TOOL_TEXT */
  chatmlToolCall: { script: scripts.CHATML_TOOL_TEXT, afterTool: scripts.AFTER_TOOL_TEXT, ending: "call" },
  /** ENDLESS_TEXT for ever */
  endless: { script: scripts.ENDLESS_TEXT, ending: "loop" },
  /** LONG_TEXT, at least 2,000 tokens */
  long: { script: scripts.LONG_TEXT, contextLength: 8192 },
  /** INVALID_UTF8_TEXT */
  invalidUtf8: { script: scripts.INVALID_UTF8_PIECES },
  /** CHINESE_TEXT */
  chinese: { script: scripts.CHINESE_TEXT },
  /** PLAIN_TEXT without a chat template */
  noTemplate: { script: scripts.PLAIN_TEXT, template: null },
  /** PLAIN_TEXT at some 7 ms a token */
  slow: { script: scripts.PLAIN_TEXT, ballast: 100 },
  /** ENDLESS_TEXT at some 7 ms a token: to be stopped or killed in the middle of a reply */
  slowEndless: { script: scripts.ENDLESS_TEXT, ending: "loop", ballast: 100 },
} as const satisfies Readonly<Record<string, ScriptedModelOptions>>;

export type PresetName = keyof typeof PRESETS;

/** Writes a preset; `changes` replaces single options, such as the name or the context length. */
export async function writePreset(
  path: string,
  preset: PresetName,
  changes: Partial<ScriptedModelOptions> = {},
): Promise<void> {
  await writeScriptedModel(path, { name: `Scripted ${preset}`, ...PRESETS[preset], ...changes });
}

/** More than 1.2 GB of weights in a file that takes hardly any disk space; answers PLAIN_TEXT, slowly. */
export async function writeHeavyModel(path: string, megabytes = 1300): Promise<void> {
  await writePreset(path, "plain", { name: "Scripted heavy", ballast: megabytes });
}

/** 64 KiB of KV cache for each token, so 2 GiB at 32,768 tokens; small weights; answers PLAIN_TEXT. */
export async function writeWideContextModel(path: string, contextLength = 65_536): Promise<void> {
  await writePreset(path, "plain", { name: "Scripted wide context", blocks: 32, keyHeads: 8, contextLength });
}
