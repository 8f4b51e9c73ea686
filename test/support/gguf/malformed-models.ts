import type { GgufProblemCode } from "#contract/model-facts.ts";
import { cases } from "./malformed-case.ts";
import type { MalformedCase } from "./malformed-case.ts";
import { f32, numbers, str, strings, u32, u64, u8 } from "./metadata.ts";
import type { Kv } from "./metadata.ts";
import { randomModel } from "./random-models.ts";
import type { RandomArchitecture } from "./random-models.ts";
import { BYTE_SYMBOLS } from "./tokenizer.ts";
import { ggufBytes } from "./writer.ts";

/** A valid model with some metadata replaced; null takes a key away. */
export function changedModel(
  changes: Readonly<Record<string, Kv | null>>,
  architecture: RandomArchitecture = "llama",
): Uint8Array {
  const { metadata, tensors } = randomModel(architecture);
  const entries = Object.entries<Kv | null>({ ...metadata, ...changes });
  return ggufBytes({
    metadata: entries.flatMap(([key, kv]) => (kv === null ? [] : [[key, kv] as const])),
    tensors,
  });
}

const ROWS: readonly (readonly [string, string, GgufProblemCode, Readonly<Record<string, Kv | null>>])[] = [
  ["G28", "head_count 0", "badHyperparameter", { "llama.attention.head_count": u32(0) }],
  ["G28", "head_count missing", "badHyperparameter", { "llama.attention.head_count": null }],
  ["G28", "head_count as a text", "badHyperparameter", { "llama.attention.head_count": str("4") }],
  ["G28", "head_count_kv 0", "badHyperparameter", { "llama.attention.head_count_kv": u32(0) }],
  [
    "G28",
    "head_count_kv that does not divide",
    "badHyperparameter",
    { "llama.attention.head_count_kv": u32(3) },
  ],
  [
    "G28",
    "heads for fewer layers",
    "badHyperparameter",
    { "llama.attention.head_count": numbers("u32", [4]) },
  ],
  ["G28", "more heads than width", "badHyperparameter", { "llama.attention.head_count": u32(128) }],
  ["G28", "rotation wider than a head", "badHyperparameter", { "llama.rope.dimension_count": u32(137) }],
  [
    "G28",
    "window rotation wider than a head",
    "badHyperparameter",
    { "llama.rope.dimension_count_swa": u32(17) },
  ],
  ["G28", "key_length 0", "badHyperparameter", { "llama.attention.key_length": u32(0) }],
  ["G29", "feed_forward_length 0", "badHyperparameter", { "llama.feed_forward_length": u32(0) }],
  ["G29", "feed_forward_length missing", "badHyperparameter", { "llama.feed_forward_length": null }],
  ["G29", "block_count 0", "badHyperparameter", { "llama.block_count": u32(0) }],
  ["G29", "block_count 513", "badHyperparameter", { "llama.block_count": u32(513) }],
  ["G29", "block_count a billion", "badHyperparameter", { "llama.block_count": u32(1e9) }],
  ["G29", "block_count 2^63", "badHyperparameter", { "llama.block_count": u64(2n ** 63n) }],
  ["G29", "block_count missing", "badHyperparameter", { "llama.block_count": null }],
  ["G29", "embedding_length 0", "badHyperparameter", { "llama.embedding_length": u32(0) }],
  ["G29", "context_length missing", "badHyperparameter", { "llama.context_length": null }],
  [
    "G29",
    "more prediction layers than layers",
    "badHyperparameter",
    { "llama.nextn_predict_layers": u32(9) },
  ],
  ["G30", "four million experts", "badHyperparameter", { "llama.expert_count": u32(4e6) }],
  ["G30", "experts used of none", "badHyperparameter", { "llama.expert_used_count": u32(2) }],
  ["G30", "experts of which none is used", "badHyperparameter", { "llama.expert_count": u32(4) }],
  [
    "G30",
    "expert groups that do not divide",
    "badHyperparameter",
    { "llama.expert_count": u32(4), "llama.expert_used_count": u32(2), "llama.expert_group_count": u32(3) },
  ],
  ["G31", "epsilon NaN", "badHyperparameter", { "llama.attention.layer_norm_rms_epsilon": f32(Number.NaN) }],
  ["G31", "epsilon negative", "badHyperparameter", { "llama.attention.layer_norm_rms_epsilon": f32(-1e-5) }],
  [
    "G31",
    "rope base infinite",
    "badHyperparameter",
    { "llama.rope.freq_base": f32(Number.POSITIVE_INFINITY) },
  ],
  ["G31", "rope scaling unknown", "badHyperparameter", { "llama.rope.scaling.type": str("spiral") }],
  ["G32", "no tokens", "badVocabulary", { "tokenizer.ggml.tokens": strings([]) }],
  ["G32", "tokens missing", "badVocabulary", { "tokenizer.ggml.tokens": null }],
  ["G32", "tokens that are numbers", "badVocabulary", { "tokenizer.ggml.tokens": numbers("u32", [1, 2]) }],
  ["G32", "duplicate tokens", "badVocabulary", { "tokenizer.ggml.tokens": strings(["a", "b", "a"]) }],
  ["G32", "tokenizer missing", "badVocabulary", { "tokenizer.ggml.model": null }],
  ["G32", "merges missing", "badVocabulary", { "tokenizer.ggml.merges": null }],
  ["G33", "SentencePiece without its bytes", "badVocabulary", { "tokenizer.ggml.model": str("llama") }],
  ["G34", "too few token types", "badVocabulary", { "tokenizer.ggml.token_type": numbers("i32", [1, 1]) }],
  ["G34", "token types of one byte", "badVocabulary", { "tokenizer.ggml.token_type": numbers("u8", [1, 1]) }],
  ["G34", "too few scores", "badVocabulary", { "tokenizer.ggml.scores": numbers("f32", [0]) }],
  ["G34", "scores that are no list", "badVocabulary", { "tokenizer.ggml.scores": u8(1) }],
  [
    "G35",
    "an end token outside the vocabulary",
    "badVocabulary",
    { "tokenizer.ggml.eos_token_id": u32(1e6) },
  ],
  ["G35", "a start token that is a text", "badVocabulary", { "tokenizer.ggml.bos_token_id": str("1") }],
  [
    "G36",
    "PLaMo-2 byte token <0x-1>",
    "badVocabulary",
    {
      "tokenizer.ggml.model": str("plamo2"),
      "tokenizer.ggml.tokens": strings([...BYTE_SYMBOLS, "<0x-1>"]),
      "tokenizer.ggml.token_type": null,
    },
  ],
  [
    "G39",
    "part of a split model under another name",
    "badSplit",
    { "split.count": u32(2), "split.no": u32(0) },
  ],
];

const LATENT_ROWS: readonly (readonly [string, Readonly<Record<string, Kv | null>>])[] = [
  ["latent attention without a key length", { "deepseek2.attention.key_length": null }],
  ["latent attention with many key heads", { "deepseek2.attention.head_count_kv": null }],
  ["latent attention that is all rotation", { "deepseek2.rope.dimension_count": u32(137) }],
  ["latent attention without rotation", { "deepseek2.rope.dimension_count": null }],
  ["experts without a shared one", { "deepseek2.expert_shared_count": u32(0) }],
  ["an unknown gating function", { "deepseek2.expert_gating_func": u32(7) }],
  ["dense layers without a width", { "deepseek2.feed_forward_length": null }],
];

/** Well-formed files whose content would end the engine's process. */
export const MALFORMED_MODELS: readonly MalformedCase[] = [
  ...cases(ROWS.map(([id, name, code, changes]) => [id, name, code, () => changedModel(changes)])),
  ...cases(
    LATENT_ROWS.map(([name, changes]) => [
      "G28",
      name,
      "badHyperparameter",
      () => changedModel(changes, "deepseek2"),
    ]),
  ),
];
