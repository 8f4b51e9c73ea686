import type { LlamaContext, LlamaContextSequence, LlamaModel } from "node-llama-cpp";
import type { LoadedModel } from "#contract/engine-status.ts";
import type { ModelId } from "#contract/ids.ts";
import { abilitiesOf } from "./abilities.ts";
import type { Format } from "./formats/format.ts";
import { formatOf } from "./formats/index.ts";
import { metadataText } from "./metadata.ts";
import type { NativeLog } from "./native-log.ts";
import { markupTokens } from "./prompt/markup.ts";
import { createPromptWriter } from "./prompt/prompt-writer.ts";
import type { PromptWriter } from "./prompt/prompt-writer.ts";
import { createReadingPace } from "./reading-pace.ts";
import type { ReadingPace } from "./reading-pace.ts";
import { samplingDefaults } from "./sampling.ts";
import type { SamplingDefaults } from "./sampling.ts";
import { createStopTokens } from "./stop-tokens.ts";
import type { StopTokens } from "./stop-tokens.ts";
import { createTokenBytes } from "./token-bytes.ts";
import type { TokenBytes } from "./token-bytes.ts";
import { controlToken, specialToken } from "./vocabulary.ts";

/** A model in memory with the one sequence that its chats share. */
export interface OpenModel {
  readonly loaded: LoadedModel;
  readonly model: LlamaModel;
  readonly sequence: LlamaContextSequence;
  readonly prompts: PromptWriter;
  readonly format: Format;
  /** Added tokens that untrusted text must not become. */
  readonly markup: readonly string[];
  readonly isStop: StopTokens;
  readonly tokenBytes: TokenBytes;
  readonly sampling: SamplingDefaults;
  readonly pace: ReadingPace;
  /** Frees everything. */
  close(): Promise<void>;
}

export interface ModelParts {
  readonly model: LlamaModel;
  readonly context: LlamaContext;
  readonly modelId: ModelId;
  readonly log: NativeLog;
}

/** Bytes for the checkpoints of models that cannot simply drop their last tokens. */
const checkpointMemory = 512 * 2 ** 20;

export async function openModel({ model, context, modelId, log }: ModelParts): Promise<OpenModel> {
  const { fileInsights: insights } = model;
  const vocabulary = insights.ggufFileInfo.metadata.tokenizer.ggml;
  const template = metadataText(insights, "tokenizer.chat_template");
  const prompts = createPromptWriter({
    template,
    bos: model.tokens.bosString ?? "",
    eos: model.tokens.eosString ?? "",
    hasToken: (text) => controlToken(model, text) !== null,
  });
  if (prompts.reason !== null) log.note(`own template not used: ${prompts.reason}`);
  const format = formatOf({
    architecture: metadataText(insights, "general.architecture") ?? "",
    template: prompts.template,
    hasToken: (text) => specialToken(model, text) !== null,
  });
  const abilities = await abilitiesOf(prompts, format);
  return {
    loaded: describe(model, context, { modelId, template: prompts.kind, abilities }),
    model,
    sequence: context.getSequence({ checkpoints: { max: 16, interval: 8192, maxMemory: checkpointMemory } }),
    prompts,
    format,
    markup: markupTokens(vocabulary, prompts.template + Object.values(format.reasoning ?? {}).join(" ")),
    isStop: createStopTokens({ model, format, trial: prompts.trial }),
    tokenBytes: createTokenBytes(model, vocabulary.tokens),
    sampling: samplingDefaults(insights, format.sampling),
    pace: createReadingPace(),
    async close() {
      await context.dispose();
      await model.dispose();
    },
  };
}

type Named = Pick<LoadedModel, "modelId" | "template" | "abilities">;

function describe(model: LlamaModel, context: LlamaContext, named: Named): LoadedModel {
  return {
    ...named,
    contextSize: context.contextSize,
    gpuLayers: model.gpuLayers,
    totalLayers: model.fileInsights.totalLayers,
    threads: context.idealThreads,
    memory: model.memoryUsage.ram + context.memoryUsage.ram,
    vram: model.memoryUsage.vram + context.memoryUsage.vram,
  };
}
