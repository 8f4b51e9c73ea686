import { COMPRESSED_CACHE_ARCHITECTURES, RECURRENT_ARCHITECTURES } from "./architecture-roles.ts";
import { byLayer, largestOf, refuse, valueOf } from "./hyperparameter-values.ts";
import type { Hyperparameters } from "./hyperparameter-values.ts";
import { LIMITS } from "./limits.ts";

/** Refuses numbers and lengths of attention heads that divide by zero or do not fit each other. */
export function checkHeads(keys: Hyperparameters, blocks: number): void {
  if (RECURRENT_ARCHITECTURES.has(keys.architecture)) return;
  const heads = byLayer(keys, "attention.head_count", blocks);
  if (largestOf(heads) < 1) refuse("attention.head_count", heads === undefined ? "missing" : 0);
  const keyHeads = byLayer(keys, "attention.head_count_kv", blocks);
  const isOneForAll = valueOf(keys, "attention.head_count_kv") !== undefined;
  if (isOneForAll && largestOf(keyHeads) < 1) refuse("attention.head_count_kv", 0);
  keyHeads?.forEach((shared, layer) => {
    if (shared > 0 && (heads?.[layer] ?? 0) % shared !== 0) refuse("attention.head_count_kv", shared);
  });
  const length = headLength(keys, "attention.key_length", largestOf(heads));
  headLength(keys, "attention.value_length", largestOf(heads));
  checkRotation(keys, "rope.dimension_count_swa", valueOf(keys, "attention.key_length_swa") ?? length);
  if (valueOf(keys, "attention.key_length_mla") === undefined)
    checkRotation(keys, "rope.dimension_count", length);
  else checkLatentAttention(keys, { length, keyHeads: largestOf(keyHeads) });
}

function headLength(keys: Hyperparameters, key: string, heads: number): number {
  const embedding = valueOf(keys, "embedding_length") ?? 0;
  const length = valueOf(keys, key) ?? Math.floor(embedding / heads);
  if (!(length >= 1) || length > LIMITS.embeddingLength) refuse(key, length);
  return length;
}

function checkRotation(keys: Hyperparameters, key: string, length: number): void {
  const rotated = valueOf(keys, key);
  if (rotated !== undefined && !(rotated <= length)) refuse(key, rotated);
}

/** Multi-head latent attention is stored as one shared head of `kv_lora_rank` and rotated elements. */
function checkLatentAttention(
  keys: Hyperparameters,
  { length, keyHeads }: { readonly length: number; readonly keyHeads: number },
): void {
  const rotated = valueOf(keys, "rope.dimension_count") ?? length;
  const whole = valueOf(keys, "attention.key_length_mla") ?? 0;
  if (!(rotated < whole) || whole > LIMITS.embeddingLength) refuse("attention.key_length_mla", whole);
  if (!COMPRESSED_CACHE_ARCHITECTURES.has(keys.architecture)) return;
  const rank = valueOf(keys, "attention.kv_lora_rank") ?? 0;
  if (rank < 1 || length !== rank + rotated) refuse("attention.key_length", length);
  if (keyHeads !== 1) refuse("attention.head_count_kv", keyHeads);
}
