import type { ModelFacts, SpecialTokens } from "#contract/model-facts.ts";
import { SUPPORTED_TOKENIZERS } from "./architecture-roles.ts";
import { SUPPORTED_ARCHITECTURES } from "./architectures.ts";
import { FILE_TYPE_LABELS } from "./file-types.ts";
import { LIMITS } from "./limits.ts";
import { numberOf, numbersOf, textOf, textsOf } from "./metadata.ts";
import type { Metadata } from "./metadata.ts";
import { TENSOR_TYPES } from "./tensor-types.ts";
import type { TensorInfo } from "./types.ts";
import type { ValidModel } from "./validate.ts";
import { specialToken } from "./vocabulary.ts";
import { templateBytesOf, warningsOf } from "./warnings.ts";

/** All that is known of a valid model: its first file's metadata, and the tensors and sizes of all its files. */
export type FactsInput = {
  readonly metadata: Metadata;
  readonly tensors: readonly TensorInfo[];
  readonly fileSize: number;
  readonly partCount: number;
  readonly fallbackName: string;
  readonly valid: ValidModel;
};

const NAME_CHARACTERS = 200;

export function factsOf(input: FactsInput): ModelFacts {
  const { metadata, tensors, valid } = input;
  const { architecture } = valid;
  const warnings = warningsOf(metadata, valid);
  const largest = (key: string): number =>
    Math.max(0, ...(numbersOf(metadata, `${architecture}.${key}`) ?? []));
  const templateBytes = templateBytesOf(metadata);
  const headCount = largest("attention.head_count");
  return {
    name: (textOf(metadata, "general.name")?.trim() || input.fallbackName).slice(0, NAME_CHARACTERS),
    architecture: architecture.slice(0, NAME_CHARACTERS),
    kind: valid.kind,
    supported: isSupported(metadata, architecture),
    parameterCount: tensors.reduce((sum, tensor) => sum + tensor.elements, 0),
    quantization: quantizationOf(metadata, tensors),
    fileSize: input.fileSize,
    contextLength: Math.min(largest("context_length"), LIMITS.contextLength),
    blockCount: largest("block_count"),
    embeddingLength: largest("embedding_length"),
    headCount,
    headCountKv: largest("attention.head_count_kv") || headCount,
    expertCount: largest("expert_count"),
    expertUsedCount: largest("expert_used_count"),
    license: textOf(metadata, "general.license")?.slice(0, NAME_CHARACTERS),
    languages: textsOf(metadata, "general.languages"),
    tokenizerModel: textOf(metadata, "tokenizer.ggml.model"),
    tokenizerPre: textOf(metadata, "tokenizer.ggml.pre"),
    vocabularySize: valid.vocabularySize,
    specialTokens: specialTokensOf(metadata),
    hasChatTemplate: templateBytes > 0 && templateBytes <= LIMITS.templateBytes,
    chatTemplateBytes: templateBytes,
    split: { index: numberOf(metadata, "split.no") ?? 0, count: input.partCount },
    warnings,
  };
}

function isSupported(metadata: Metadata, architecture: string): boolean {
  const tokenizer = textOf(metadata, "tokenizer.ggml.model");
  return (
    SUPPORTED_ARCHITECTURES.has(architecture) &&
    (tokenizer === undefined || SUPPORTED_TOKENIZERS.has(tokenizer))
  );
}

function quantizationOf(metadata: Metadata, tensors: readonly TensorInfo[]): string {
  const label = FILE_TYPE_LABELS.get(numberOf(metadata, "general.file_type") ?? -1);
  return label ?? dominantType(tensors);
}

function dominantType(tensors: readonly TensorInfo[]): string {
  const elements = new Map<number, number>();
  for (const tensor of tensors) elements.set(tensor.type, (elements.get(tensor.type) ?? 0) + tensor.elements);
  const [dominant] = [...elements].sort(([, left], [, right]) => right - left);
  return TENSOR_TYPES.get(dominant?.[0] ?? -1)?.name ?? "";
}

function specialTokensOf(metadata: Metadata): SpecialTokens {
  return {
    bos: specialToken(metadata, "bos"),
    eos: specialToken(metadata, "eos"),
    eot: specialToken(metadata, "eot"),
  };
}
