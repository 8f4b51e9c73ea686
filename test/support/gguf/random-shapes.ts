import { bool, f32, u32 } from "./metadata.ts";
import type { Metadata } from "./metadata.ts";
import type { Weights } from "./random-tensors.ts";
import type { Tensor } from "./tensor.ts";

/** The size of all random models. */
export const WIDTH = 64;
const HEADS = 4;
const KEY_HEADS = 2;
const HEAD_WIDTH = 16;
const FEED_FORWARD = 96;
const EXPERT_FEED_FORWARD = 32;
const EXPERTS = 4;
const Q_RANK = 32;
const KV_RANK = 32;
const ROPE = 16;
const NOPE = 16;
const VALUE = 32;
export const BLOCKS = 2;

/** An architecture: its own keys (without prefix) and the tensors of one block. */
export type Shape = {
  readonly keys: Metadata;
  readonly isTied?: boolean;
  block(weights: Weights, block: number): readonly Tensor[];
};

const HEAD_KEYS: Metadata = {
  "attention.key_length": u32(HEAD_WIDTH),
  "attention.value_length": u32(HEAD_WIDTH),
};

const EXPERT_KEYS: Metadata = {
  leading_dense_block_count: u32(1),
  expert_count: u32(EXPERTS),
  expert_used_count: u32(2),
  expert_shared_count: u32(1),
  expert_feed_forward_length: u32(EXPERT_FEED_FORWARD),
  expert_weights_scale: f32(1.8),
  expert_weights_norm: bool(true),
  expert_gating_func: u32(2),
};

const MLA_KEYS: Metadata = {
  "attention.head_count_kv": u32(1),
  "attention.q_lora_rank": u32(Q_RANK),
  "attention.kv_lora_rank": u32(KV_RANK),
  "attention.key_length": u32(KV_RANK + ROPE),
  "attention.value_length": u32(KV_RANK),
  "attention.key_length_mla": u32(NOPE + ROPE),
  "attention.value_length_mla": u32(VALUE),
  "rope.dimension_count": u32(ROPE),
  "rope.freq_base": f32(1e6),
};

/** Architecture names of llama.cpp to shapes; `deepseek2` is that of GLM-4.7-Flash. */
export const SHAPES = {
  llama: {
    keys: {},
    block: (w, b) => [...attention(w, b), w.norm(name(b, "ffn_norm"), WIDTH), ...dense(w, b)],
  },
  qwen2: {
    keys: {},
    block: (w, b) => [
      ...attention(w, b),
      ...biases(w, b),
      w.norm(name(b, "ffn_norm"), WIDTH),
      ...dense(w, b),
    ],
  },
  qwen3: {
    keys: HEAD_KEYS,
    isTied: true,
    block: (w, b) => [
      ...attention(w, b),
      ...headNorms(w, b),
      w.norm(name(b, "ffn_norm"), WIDTH),
      ...dense(w, b),
    ],
  },
  gemma3: {
    keys: { ...HEAD_KEYS, "attention.sliding_window": u32(32) },
    isTied: true,
    block: (w, b) => [
      ...attention(w, b),
      ...headNorms(w, b),
      ...norms(w, b, ["post_attention_norm", "ffn_norm", "post_ffw_norm"]),
      ...dense(w, b),
    ],
  },
  glm4: {
    keys: { ...HEAD_KEYS, "rope.dimension_count": u32(HEAD_WIDTH / 2) },
    block: (w, b) => [
      ...attention(w, b),
      ...norms(w, b, ["post_attention_norm", "ffn_norm", "post_ffw_norm"]),
      w.matrix(name(b, "ffn_up"), WIDTH, 2 * FEED_FORWARD),
      w.matrix(name(b, "ffn_down"), FEED_FORWARD, WIDTH),
    ],
  },
  glm4moe: {
    keys: { ...HEAD_KEYS, ...EXPERT_KEYS, "rope.dimension_count": u32(HEAD_WIDTH / 2) },
    block: (w, b) => [
      ...attention(w, b),
      ...biases(w, b),
      ...norms(w, b, ["post_attention_norm"]),
      ...(b === 0 ? dense(w, b) : experts(w, b)),
    ],
  },
  deepseek2: {
    keys: { ...EXPERT_KEYS, ...MLA_KEYS },
    block: (w, b) => [
      ...latentAttention(w, b),
      w.norm(name(b, "ffn_norm"), WIDTH),
      ...(b === 0 ? dense(w, b) : experts(w, b)),
    ],
  },
} as const satisfies Readonly<Record<string, Shape>>;

export const COMMON_KEYS: Metadata = {
  embedding_length: u32(WIDTH),
  block_count: u32(BLOCKS),
  feed_forward_length: u32(FEED_FORWARD),
  "attention.head_count": u32(HEADS),
  "attention.head_count_kv": u32(KEY_HEADS),
  "attention.layer_norm_rms_epsilon": f32(1e-5),
};

function name(block: number, part: string, kind = "weight"): string {
  return `blk.${block}.${part}.${kind}`;
}

function attention(w: Weights, b: number): readonly Tensor[] {
  return [
    w.norm(name(b, "attn_norm"), WIDTH),
    w.matrix(name(b, "attn_q"), WIDTH, HEADS * HEAD_WIDTH),
    w.matrix(name(b, "attn_k"), WIDTH, KEY_HEADS * HEAD_WIDTH),
    w.matrix(name(b, "attn_v"), WIDTH, KEY_HEADS * HEAD_WIDTH),
    w.matrix(name(b, "attn_output"), HEADS * HEAD_WIDTH, WIDTH),
  ];
}

function biases(w: Weights, b: number): readonly Tensor[] {
  return [
    w.matrix(name(b, "attn_q", "bias"), HEADS * HEAD_WIDTH),
    w.matrix(name(b, "attn_k", "bias"), KEY_HEADS * HEAD_WIDTH),
    w.matrix(name(b, "attn_v", "bias"), KEY_HEADS * HEAD_WIDTH),
  ];
}

function headNorms(w: Weights, b: number): readonly Tensor[] {
  return [w.norm(name(b, "attn_q_norm"), HEAD_WIDTH), w.norm(name(b, "attn_k_norm"), HEAD_WIDTH)];
}

function norms(w: Weights, b: number, parts: readonly string[]): readonly Tensor[] {
  return parts.map((part) => w.norm(name(b, part), WIDTH));
}

function dense(w: Weights, b: number): readonly Tensor[] {
  return [
    w.matrix(name(b, "ffn_gate"), WIDTH, FEED_FORWARD),
    w.matrix(name(b, "ffn_up"), WIDTH, FEED_FORWARD),
    w.matrix(name(b, "ffn_down"), FEED_FORWARD, WIDTH),
  ];
}

function experts(w: Weights, b: number): readonly Tensor[] {
  return [
    w.matrix(name(b, "ffn_gate_inp"), WIDTH, EXPERTS),
    w.matrix(name(b, "exp_probs_b", "bias"), EXPERTS),
    w.matrix(name(b, "ffn_gate_exps"), WIDTH, EXPERT_FEED_FORWARD, EXPERTS),
    w.matrix(name(b, "ffn_up_exps"), WIDTH, EXPERT_FEED_FORWARD, EXPERTS),
    w.matrix(name(b, "ffn_down_exps"), EXPERT_FEED_FORWARD, WIDTH, EXPERTS),
    w.matrix(name(b, "ffn_gate_shexp"), WIDTH, EXPERT_FEED_FORWARD),
    w.matrix(name(b, "ffn_up_shexp"), WIDTH, EXPERT_FEED_FORWARD),
    w.matrix(name(b, "ffn_down_shexp"), EXPERT_FEED_FORWARD, WIDTH),
  ];
}

function latentAttention(w: Weights, b: number): readonly Tensor[] {
  return [
    w.norm(name(b, "attn_norm"), WIDTH),
    w.matrix(name(b, "attn_q_a"), WIDTH, Q_RANK),
    w.norm(name(b, "attn_q_a_norm"), Q_RANK),
    w.matrix(name(b, "attn_q_b"), Q_RANK, HEADS * (NOPE + ROPE)),
    w.matrix(name(b, "attn_kv_a_mqa"), WIDTH, KV_RANK + ROPE),
    w.norm(name(b, "attn_kv_a_norm"), KV_RANK),
    w.matrix(name(b, "attn_k_b"), NOPE, KV_RANK, HEADS),
    w.matrix(name(b, "attn_v_b"), KV_RANK, VALUE, HEADS),
    w.matrix(name(b, "attn_output"), HEADS * VALUE, WIDTH),
  ];
}
