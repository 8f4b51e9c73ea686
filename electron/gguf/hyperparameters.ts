import { COMPRESSED_CACHE_ARCHITECTURES, RECURRENT_ARCHITECTURES } from "./architecture-roles.ts";
import { checkHeads } from "./heads.ts";
import { atMost, byLayer, largestOf, refuse, requireInteger, valueOf } from "./hyperparameter-values.ts";
import type { Hyperparameters } from "./hyperparameter-values.ts";
import { LIMITS } from "./limits.ts";
import { textOf } from "./metadata.ts";
import type { Metadata } from "./metadata.ts";

const EPSILON_KEYS = [
  "attention.layer_norm_rms_epsilon",
  "attention.layer_norm_epsilon",
  "attention.group_norm_epsilon",
];
const ROPE_KEYS = ["rope.freq_base", "rope.freq_base_swa", "rope.scaling.factor", "rope.scale_linear"];
/** llama_expert_gating_func_type counts from 0 to this. */
const LAST_GATING_FUNCTION = 4;
const ROPE_SCALINGS = new Set(["none", "linear", "yarn", "longrope"]);

/** Refuses values on which llama.cpp v0.5.0 asserts, and so ends its process (llama_model_base::load_hparams). */
export function checkHyperparameters(metadata: Metadata, architecture: string): void {
  const keys: Hyperparameters = { metadata, architecture };
  requireInteger(keys, "context_length", { min: 0, max: Number.MAX_SAFE_INTEGER });
  requireInteger(keys, "embedding_length", { min: 1, max: LIMITS.embeddingLength });
  const blocks = requireInteger(keys, "block_count", { min: 1, max: LIMITS.blocks });
  atMost(keys, "nextn_predict_layers", blocks);
  checkHeads(keys, blocks);
  checkExperts(keys);
  checkFeedForward(keys, blocks);
  for (const key of EPSILON_KEYS) checkRange(keys, key, 1);
  for (const key of ROPE_KEYS) checkRange(keys, key, Number.POSITIVE_INFINITY);
  const scaling = textOf(metadata, `${architecture}.rope.scaling.type`);
  if (scaling !== undefined && !ROPE_SCALINGS.has(scaling)) refuse("rope.scaling.type", scaling);
}

function checkExperts(keys: Hyperparameters): void {
  const experts = atMost(keys, "expert_count", LIMITS.experts);
  const used = atMost(keys, "expert_used_count", LIMITS.experts);
  if (used > experts || (experts > 0 && used === 0)) refuse("expert_used_count", used);
  const hasShared = atMost(keys, "expert_shared_count", LIMITS.experts) > 0;
  const needsShared = COMPRESSED_CACHE_ARCHITECTURES.has(keys.architecture) && experts > 0;
  if (needsShared && !hasShared) refuse("expert_shared_count", 0);
  checkExpertGroups(keys, experts);
  if (experts > 0) atMost(keys, "expert_gating_func", LAST_GATING_FUNCTION);
}

function checkExpertGroups(keys: Hyperparameters, experts: number): void {
  const groups = atMost(keys, "expert_group_count", LIMITS.experts);
  const groupsUsed = atMost(keys, "expert_group_used_count", LIMITS.experts);
  if (groups > 0 && groups >= experts) refuse("expert_group_count", groups);
  if (groups <= 1) return;
  if (experts % groups !== 0) refuse("expert_group_count", groups);
  if (groupsUsed < 1 || groupsUsed >= groups) refuse("expert_group_used_count", groupsUsed);
}

/** Layers without experts need a width; files of pure mixtures may leave it out. */
function checkFeedForward(keys: Hyperparameters, blocks: number): void {
  const widths = byLayer(keys, "feed_forward_length", blocks);
  const isMixture = atMost(keys, "expert_count", LIMITS.experts) > 0;
  const denseBlocks = atMost(keys, "leading_dense_block_count", LIMITS.blocks);
  const isNeeded = !RECURRENT_ARCHITECTURES.has(keys.architecture) && (!isMixture || denseBlocks > 0);
  if (isNeeded && largestOf(widths) < 1) refuse("feed_forward_length", widths === undefined ? "missing" : 0);
  const expertWidth = valueOf(keys, "expert_feed_forward_length");
  if (expertWidth !== undefined && !(expertWidth <= LIMITS.embeddingLength)) {
    refuse("expert_feed_forward_length", expertWidth);
  }
}

/** An epsilon of 0 is poor but harmless, so it passes. */
function checkRange(keys: Hyperparameters, key: string, below: number): void {
  const value = valueOf(keys, key);
  if (value !== undefined && !(value >= 0 && value < below)) refuse(key, value);
}
