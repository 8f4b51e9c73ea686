import { LIMITS } from "./limits.ts";
import { numberOf, numbersOf } from "./metadata.ts";
import type { Metadata } from "./metadata.ts";
import { fail } from "./problem.ts";

/** The keys of one architecture, without their prefix. */
export type Hyperparameters = { readonly metadata: Metadata; readonly architecture: string };

export function refuse(key: string, value: number | string): never {
  fail("badHyperparameter", { key, value: String(value) });
}

export function valueOf({ metadata, architecture }: Hyperparameters, key: string): number | undefined {
  return numberOf(metadata, `${architecture}.${key}`);
}

export function requireInteger(
  keys: Hyperparameters,
  key: string,
  range: { readonly min: number; readonly max: number },
): number {
  const value = valueOf(keys, key);
  if (value === undefined) return refuse(key, "missing");
  if (!Number.isInteger(value) || value < range.min || value > range.max) refuse(key, value);
  return value;
}

/** The largest number over the layers, 0 where the key is missing; refused below 0 or above `limit`. */
export function atMost({ metadata, architecture }: Hyperparameters, key: string, limit: number): number {
  const values = numbersOf(metadata, `${architecture}.${key}`) ?? [];
  const largest = Math.max(0, ...values);
  if (values.some((value) => !(value >= 0)) || largest > limit) refuse(key, largest);
  return largest;
}

/** Whole numbers from 0, as many as there are layers; a single one counts for all of them. */
export function byLayer(keys: Hyperparameters, key: string, blocks: number): readonly number[] | undefined {
  const full = `${keys.architecture}.${key}`;
  const entry = keys.metadata.get(full);
  if (entry === undefined) return undefined;
  const values = numbersOf(keys.metadata, full);
  if (values === undefined) return refuse(key, "wrong type");
  if (entry.type === "array" && values.length !== blocks) refuse(key, values.length);
  const wrong = values.find(
    (value) => !Number.isInteger(value) || value < 0 || value > LIMITS.embeddingLength,
  );
  if (wrong !== undefined) refuse(key, wrong);
  return entry.type === "array" ? values : Array.from({ length: blocks }, () => values[0] ?? 0);
}

export function largestOf(values: readonly number[] | undefined): number {
  return Math.max(0, ...(values ?? []));
}
