import { attributeGetter } from "./attribute-path.ts";
import { compare, equals } from "./compare.ts";
import { Dict } from "./dict.ts";
import { pairsOf } from "./dict-methods.ts";
import type { NamedFilter } from "./filter.ts";
import { argument, optionalInteger, required } from "./given.ts";
import { isTrue, itemsOf, lengthOf, typeName } from "./kinds.ts";
import { spend } from "./meter.ts";
import { operate } from "./operators.ts";
import { slice } from "./slice.ts";
import { sortValues } from "./sort-values.ts";
import { failRender } from "./template-error.ts";
import { mapText, Text } from "./text.ts";
import { List, Stream, Tuple, Undefined } from "./values.ts";
import type { Arguments, Value } from "./values.ts";

export const listFilters: readonly NamedFilter[] = [
  ["length", length],
  ["count", length],
  ["first", (value) => firstOf(itemsOf(value))],
  ["last", (value) => firstOf(itemsOf(value).slice(-1))],
  ["list", (value) => new List([...itemsOf(value)])],
  ["reverse", reverse],
  ["sort", (value, given) => new List(sortValues(itemsOf(value), orderOf(given, 0, 2)))],
  ["dictsort", sortDict],
  ["items", pairs],
  ["unique", unique],
  ["min", (value, given) => extreme(value, given, -1)],
  ["max", (value, given) => extreme(value, given, 1)],
  ["sum", sum],
  ["batch", batch],
  ["slice", sliceIntoColumns],
  ["groupby", group],
];

function firstOf([first]: readonly Value[]): Value {
  return first === undefined ? new Undefined("an item of an empty sequence") : first;
}

function length(value: Value): number {
  return lengthOf(value) ?? failRender(`object of type '${typeName(value)}' has no len()`);
}

function reverse(value: Value): Value {
  return value instanceof Text
    ? slice(value, [undefined, undefined, -1])
    : new Stream([...itemsOf(value)].reverse());
}

type GetKey = (item: Value) => Value;

/** How filters compare items: by an attribute, and in lower case unless asked otherwise. */
function keyOf(given: Arguments, caseIndex: number, attributeIndex = caseIndex + 1): GetKey {
  const attribute = argument(given, attributeIndex, "attribute") ?? null;
  const get: GetKey = attribute === null ? (item) => item : attributeGetter(attribute);
  if (isTrue(argument(given, caseIndex, "case_sensitive") ?? false)) return get;
  return (item) => lowered(get(item));
}

function lowered(value: Value): Value {
  return value instanceof Text ? mapText(value, (text) => text.toLowerCase()) : value;
}

function orderOf(
  given: Arguments,
  reverseIndex: number,
  attributeIndex: number,
): Parameters<typeof sortValues>[1] {
  const isReversed = isTrue(argument(given, reverseIndex, "reverse") ?? false);
  return { isReversed, key: keyOf(given, reverseIndex + 1, attributeIndex) };
}

function pairs(value: Value): Value {
  if (value instanceof Undefined) return new Stream([]);
  if (!(value instanceof Dict)) return failRender("can only get item pairs from a mapping");
  return new Stream(pairsOf(value));
}

function sortDict(value: Value, given: Arguments): Value {
  if (!(value instanceof Dict)) return failRender(`'${typeName(value)}' object is not a dict`);
  const isSensitive = isTrue(argument(given, 0, "case_sensitive") ?? false);
  const by = argument(given, 1, "by");
  const at = by instanceof Text && by.value === "value" ? 1 : 0;
  const isReversed = isTrue(argument(given, 2, "reverse") ?? false);
  const key: GetKey = (pair) => {
    const part = pair instanceof Tuple ? (pair.items[at] ?? null) : pair;
    return isSensitive ? part : lowered(part);
  };
  return new List(sortValues(pairsOf(value), { isReversed, key }));
}

function unique(value: Value, given: Arguments): Value {
  const key = keyOf(given, 0);
  const seen = new Dict();
  const kept = itemsOf(value).filter((item) => {
    const found = key(item);
    if (seen.get(found) !== undefined) return false;
    seen.set(found, true);
    return true;
  });
  return new Stream(kept);
}

function extreme(value: Value, given: Arguments, sign: 1 | -1): Value {
  const key = keyOf(given, 0);
  const [first, ...rest] = itemsOf(value);
  if (first === undefined) return new Undefined("an item of an empty sequence");
  return rest.reduce<Value>((best, item) => (compare(key(item), key(best)) * sign > 0 ? item : best), first);
}

function sum(value: Value, given: Arguments): Value {
  const attribute = argument(given, 0, "attribute") ?? null;
  const get: GetKey = attribute === null ? (item) => item : attributeGetter(attribute);
  return itemsOf(value).reduce<Value>(
    (total, item) => operate("+", total, get(item)),
    argument(given, 1, "start") ?? 0,
  );
}

function batch(value: Value, given: Arguments): Value {
  const size = Math.max(1, optionalInteger(given, 0, "linecount") ?? 1);
  const fill = argument(given, 1, "fill_with") ?? null;
  const items = itemsOf(value);
  const rows: List[] = [];
  for (let at = 0; at < items.length; at += size) rows.push(new List(items.slice(at, at + size)));
  if (fill !== null) padRow(rows.at(-1), size, fill);
  return new Stream(rows);
}

function padRow(row: List | undefined, size: number, fill: Value): void {
  if (row === undefined) return;
  spend(size);
  while (row.items.length < size) row.items.push(fill);
}

/** Jinja2's `slice`: so many lists of nearly the same length. */
function sliceIntoColumns(value: Value, given: Arguments): Value {
  const count = Math.max(1, optionalInteger(given, 0, "slices") ?? 1);
  const fill = argument(given, 1, "fill_with") ?? null;
  const items = itemsOf(value);
  spend(count);
  const least = Math.floor(items.length / count);
  const longer = items.length % count;
  const columns = Array.from({ length: count }, (_, index) => {
    const start = index * least + Math.min(index, longer);
    const column = items.slice(start, start + least + (index < longer ? 1 : 0));
    return new List(fill !== null && index >= longer && longer > 0 ? [...column, fill] : column);
  });
  return new Stream(columns);
}

function group(value: Value, given: Arguments): Value {
  const get = attributeGetter(required(given, 0, "attribute"), argument(given, 1, "default"));
  const sorted = sortValues(itemsOf(value), { isReversed: false, key: (item) => lowered(get(item)) });
  const groups: Tuple[] = [];
  let current: List | null = null;
  let name: Value = null;
  for (const item of sorted) {
    const key = get(item);
    if (current === null || !equals(lowered(key), lowered(name))) {
      current = new List([]);
      name = key;
      groups.push(new Tuple([key, current]));
    }
    current.items.push(item);
  }
  return new List(groups);
}
