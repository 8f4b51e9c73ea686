import type { ModelWarning } from "#contract/model-facts.ts";
import { SUPPORTED_TOKENIZERS } from "./architecture-roles.ts";
import { SUPPORTED_ARCHITECTURES } from "./architectures.ts";
import { LIMITS } from "./limits.ts";
import { numberOf, textOf } from "./metadata.ts";
import type { Metadata } from "./metadata.ts";
import type { ValidModel } from "./validate.ts";

/** llama.cpp's LLAMA_EXPERT_GATING_FUNC_TYPE_SIGMOID. */
const GATING_SIGMOID = 2;

/** Bytes after the last tensor that are padding rather than something appended to the file. */
const PADDING_BYTES = LIMITS.alignmentMax;

type Rule = (metadata: Metadata, valid: ValidModel) => boolean;

const RULES: readonly (readonly [ModelWarning, Rule])[] = [
  ["noTemplate", (metadata, { kind }) => kind === "chat" && !metadata.has("tokenizer.chat_template")],
  ["templateTooLong", (metadata) => templateBytesOf(metadata) > LIMITS.templateBytes],
  ["oldGlmGating", isOldGlm],
  ["contextClamped", isContextClamped],
  ["ropeFactorZero", (metadata, valid) => hyperparameter(metadata, valid, "rope.scaling.factor") === 0],
  ["vocabularySizeMismatch", isVocabularyMismatched],
  [
    "unknownArchitecture",
    (_, valid) => valid.kind !== "projector" && !SUPPORTED_ARCHITECTURES.has(valid.architecture),
  ],
  ["unknownTokenizer", isTokenizerUnknown],
  ["trailingData", (_, { trailingBytes }) => trailingBytes > PADDING_BYTES],
];

export function warningsOf(metadata: Metadata, valid: ValidModel): readonly ModelWarning[] {
  return RULES.filter(([, applies]) => applies(metadata, valid)).map(([warning]) => warning);
}

export function templateBytesOf(metadata: Metadata): number {
  return Buffer.byteLength(textOf(metadata, "tokenizer.chat_template") ?? "");
}

/** Files of GLM-4.7-Flash from before 21 January 2026 route their experts wrongly and loop. */
function isOldGlm(metadata: Metadata, valid: ValidModel): boolean {
  if (valid.architecture !== "deepseek2") return false;
  const name = textOf(metadata, "general.name") ?? "";
  const isGlm = textOf(metadata, "tokenizer.ggml.pre") === "glm4" || /glm/i.test(name);
  return isGlm && hyperparameter(metadata, valid, "expert_gating_func") !== GATING_SIGMOID;
}

function isContextClamped(metadata: Metadata, valid: ValidModel): boolean {
  const length = hyperparameter(metadata, valid, "context_length") ?? 1;
  return valid.kind === "chat" && (length < 1 || length > LIMITS.contextLength);
}

function isVocabularyMismatched(metadata: Metadata, valid: ValidModel): boolean {
  const claimed = hyperparameter(metadata, valid, "vocab_size");
  return claimed !== undefined && valid.vocabularySize > 0 && claimed !== valid.vocabularySize;
}

function isTokenizerUnknown(metadata: Metadata): boolean {
  const tokenizer = textOf(metadata, "tokenizer.ggml.model");
  return tokenizer !== undefined && !SUPPORTED_TOKENIZERS.has(tokenizer);
}

function hyperparameter(metadata: Metadata, valid: ValidModel, key: string): number | undefined {
  return numberOf(metadata, `${valid.architecture}.${key}`);
}
