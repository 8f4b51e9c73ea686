import { compare } from "./compare.ts";
import { spend } from "./meter.ts";
import type { Value } from "./values.ts";

export interface SortOrder {
  readonly isReversed: boolean;
  readonly key: (item: Value) => Value;
}

/** Python's stable `sorted`. */
export function sortValues(items: readonly Value[], { isReversed, key }: SortOrder): Value[] {
  spend(items.length);
  const keyed = items.map((item) => ({ item, key: key(item) }));
  const direction = isReversed ? -1 : 1;
  return keyed.sort((one, other) => direction * compare(one.key, other.key)).map(({ item }) => item);
}
