import { Dict } from "./dict.ts";
import { numberOf, typeName } from "./kinds.ts";
import { spend } from "./meter.ts";
import { failRender } from "./template-error.ts";
import { comparePoints } from "./text-points.ts";
import { Text } from "./text.ts";
import { List, Tuple, Undefined } from "./values.ts";
import type { Value } from "./values.ts";

/** Python's `==`; where a text came from plays no part. */
export function equals(left: Value, right: Value): boolean {
  spend(1);
  if (left instanceof Text) return right instanceof Text && sameText(left.value, right.value);
  const number = numberOf(left);
  if (number !== undefined) return number === numberOf(right);
  if (left instanceof List) return right instanceof List && allEqual(left.items, right.items);
  if (left instanceof Tuple) return right instanceof Tuple && allEqual(left.items, right.items);
  if (left instanceof Dict) return right instanceof Dict && sameDict(left, right);
  return left === right || (left instanceof Undefined && right instanceof Undefined);
}

function sameText(left: string, right: string): boolean {
  if (left.length !== right.length) return false;
  spend(left.length >> 8);
  return left === right;
}

function allEqual(left: readonly Value[], right: readonly Value[]): boolean {
  return left.length === right.length && left.every((item, index) => equals(item, right[index] ?? null));
}

function sameDict(left: Dict, right: Dict): boolean {
  if (left.size !== right.size) return false;
  return left.pairs().every(([key, value]) => {
    const other = right.get(key);
    return other !== undefined && equals(value, other);
  });
}

/** Negative, zero or positive, as Python orders two values; an error where it does not. */
export function compare(left: Value, right: Value): number {
  spend(1);
  if (left instanceof Text && right instanceof Text) return comparePoints(left.value, right.value);
  const [one, other] = [numberOf(left), numberOf(right)];
  if (one !== undefined && other !== undefined) return one - other;
  if (left instanceof List && right instanceof List) return compareItems(left.items, right.items);
  if (left instanceof Tuple && right instanceof Tuple) return compareItems(left.items, right.items);
  return failRender(`'<' not supported between instances of '${typeName(left)}' and '${typeName(right)}'`);
}

function compareItems(left: readonly Value[], right: readonly Value[]): number {
  for (const [index, item] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    if (!equals(item, other)) return compare(item, other);
  }
  return left.length - right.length;
}

export type Comparison = "==" | "!=" | "<" | "<=" | ">" | ">=";

export const comparisons: Readonly<Record<Comparison, (left: Value, right: Value) => boolean>> = {
  "==": equals,
  "!=": (left, right) => !equals(left, right),
  "<": (left, right) => compare(left, right) < 0,
  "<=": (left, right) => compare(left, right) <= 0,
  ">": (left, right) => compare(left, right) > 0,
  ">=": (left, right) => compare(left, right) >= 0,
};
