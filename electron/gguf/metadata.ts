import type { GgufHeader, GgufValue, ScalarValue } from "./types.ts";

export type Metadata = GgufHeader["metadata"];

/** Values of `general.architecture` are the prefix of the keys that belong to it. */
export function architectureOf(metadata: Metadata): string | undefined {
  return textOf(metadata, "general.architecture");
}

export function textOf(metadata: Metadata, key: string): string | undefined {
  const value = scalarOf(metadata.get(key));
  return typeof value === "string" ? value : undefined;
}

export function booleanOf(metadata: Metadata, key: string): boolean | undefined {
  const value = scalarOf(metadata.get(key));
  return typeof value === "boolean" ? value : undefined;
}

export function numberOf(metadata: Metadata, key: string): number | undefined {
  const value = scalarOf(metadata.get(key));
  return typeof value === "number" || typeof value === "bigint" ? Number(value) : undefined;
}

/** One number for all layers or one for each; undefined where the key is missing or holds something else. */
export function numbersOf(metadata: Metadata, key: string): readonly number[] | undefined {
  const entry = metadata.get(key);
  if (entry?.type === "array") return entry.numbers;
  const value = numberOf(metadata, key);
  return value === undefined ? undefined : [value];
}

export function textsOf(metadata: Metadata, key: string): readonly string[] {
  const entry = metadata.get(key);
  const list = entry?.type === "array" ? entry.texts : undefined;
  if (list === undefined) return [];
  return Array.from({ length: list.length }, (_, index) => list.at(index) ?? "");
}

function scalarOf(entry: GgufValue | undefined): ScalarValue | undefined {
  return entry === undefined || entry.type === "array" ? undefined : entry.value;
}
