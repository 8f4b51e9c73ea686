import { bool, f32, numbers, str, strings, u32 } from "./metadata.ts";
import type { Metadata } from "./metadata.ts";
import { createWeights } from "./random-tensors.ts";
import { ones, zeros } from "./tensor.ts";
import type { Tensor } from "./tensor.ts";
import { writeGguf } from "./writer.ts";

const WIDTH = 64;
const FEED_FORWARD = 32;
const CONTEXT = 512;
const SEED = 3;
const WORD_START = "\u2581";
const SPECIALS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];
const NORMAL = 1;
const CONTROL = 3;

/**
 * A BERT whose vector for a text is the mean of random vectors of its words, so that similarity is how many words two
 * texts share. `words` (lower case) are whole tokens; all else is spelt in letters.
 */
export async function writeEmbeddingModel(path: string, words: readonly string[] = []): Promise<void> {
  const tokens = embeddingTokens(words);
  await writeGguf(path, { metadata: describe(tokens), tensors: embeddingTensors(tokens.length) });
}

function embeddingTokens(words: readonly string[]): readonly string[] {
  const letters = "abcdefghijklmnopqrstuvwxyz0123456789.,!?'-".split("");
  const starts = [...letters, ...words].map((text) => WORD_START + text);
  return [...new Set([...SPECIALS, ...starts, ...letters])];
}

function embeddingTensors(size: number): readonly Tensor[] {
  const weights = createWeights(SEED);
  const withBias = (name: string, ...shape: readonly number[]): readonly Tensor[] => [
    zeros(`blk.0.${name}.weight`, shape),
    zeros(`blk.0.${name}.bias`, [shape[1] ?? WIDTH]),
  ];
  const norm = (name: string): readonly Tensor[] => [
    ones(`${name}.weight`, [WIDTH]),
    zeros(`${name}.bias`, [WIDTH]),
  ];
  return [
    weights.matrix("token_embd.weight", WIDTH, size),
    zeros("token_types.weight", [WIDTH, 2]),
    zeros("position_embd.weight", [WIDTH, CONTEXT]),
    ...norm("token_embd_norm"),
    ...["attn_q", "attn_k", "attn_v", "attn_output"].flatMap((name) => withBias(name, WIDTH, WIDTH)),
    ...norm("blk.0.attn_output_norm"),
    ...withBias("ffn_up", WIDTH, FEED_FORWARD),
    ...withBias("ffn_down", FEED_FORWARD, WIDTH),
    ...norm("blk.0.layer_output_norm"),
  ];
}

function describe(tokens: readonly string[]): Metadata {
  return {
    "general.architecture": str("bert"),
    "general.name": str("Word overlap embedding"),
    "general.file_type": u32(0),
    "bert.context_length": u32(CONTEXT),
    "bert.embedding_length": u32(WIDTH),
    "bert.block_count": u32(1),
    "bert.feed_forward_length": u32(FEED_FORWARD),
    "bert.attention.head_count": u32(4),
    "bert.attention.layer_norm_epsilon": f32(1e-6),
    "bert.attention.causal": bool(false),
    "bert.pooling_type": u32(1),
    "tokenizer.ggml.model": str("bert"),
    "tokenizer.ggml.tokens": strings(tokens),
    "tokenizer.ggml.token_type": numbers(
      "i32",
      tokens.map((_, id) => (id < SPECIALS.length ? CONTROL : NORMAL)),
    ),
    "tokenizer.ggml.token_type_count": u32(2),
    "tokenizer.ggml.padding_token_id": u32(0),
    "tokenizer.ggml.unknown_token_id": u32(1),
    "tokenizer.ggml.cls_token_id": u32(2),
    "tokenizer.ggml.bos_token_id": u32(2),
    "tokenizer.ggml.seperator_token_id": u32(3),
    "tokenizer.ggml.mask_token_id": u32(4),
  };
}
