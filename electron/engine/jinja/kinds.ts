import { Dict } from "./dict.ts";
import { spend } from "./meter.ts";
import { failRender } from "./template-error.ts";
import { charactersOf, pointCount } from "./text-points.ts";
import { Text } from "./text.ts";
import { Callable, Float, List, Namespace, Stream, Tuple, Undefined, View } from "./values.ts";
import type { Value } from "./values.ts";

/** Python's name for the type of a value. */
export function typeName(value: Value): string {
  if (value === null) return "NoneType";
  if (typeof value === "boolean") return "bool";
  if (typeof value === "number") return "int";
  return nameOfObject(value);
}

const classNames: readonly (readonly [abstract new (...given: never[]) => object, string])[] = [
  [Text, "str"],
  [Float, "float"],
  [List, "list"],
  [Tuple, "tuple"],
  [Dict, "dict"],
  [Stream, "generator"],
  [Namespace, "Namespace"],
  [Callable, "function"],
  [Undefined, "Undefined"],
];

function nameOfObject(value: object): string {
  if (value instanceof View) return value.name;
  return classNames.find(([type]) => value instanceof type)?.[1] ?? "object";
}

export function isTrue(value: Value): boolean {
  if (value === null || value instanceof Undefined) return false;
  if (typeof value === "boolean") return value;
  if (typeof value === "number") return value !== 0;
  if (value instanceof Float) return value.number !== 0;
  if (value instanceof Text) return value.value !== "";
  return lengthOf(value) !== 0;
}

/** The number of items or characters; undefined for values that have none. */
export function lengthOf(value: Value): number | undefined {
  if (value instanceof Text) return pointCount(value.value);
  if (value instanceof Dict) return value.size;
  if (value instanceof Undefined) return 0;
  if (value instanceof List || value instanceof Tuple || value instanceof View) return value.items.length;
  return undefined;
}

export function isIterable(value: Value): boolean {
  return lengthOf(value) !== undefined || value instanceof Stream;
}

/** What a loop over the value goes through. */
export function itemsOf(value: Value): readonly Value[] {
  const items = itemsOrNone(value);
  if (items === undefined) return failRender(`'${typeName(value)}' object is not iterable`);
  spend(items.length);
  return items;
}

function itemsOrNone(value: Value): readonly Value[] | undefined {
  if (value instanceof List || value instanceof Tuple || value instanceof View) return value.items;
  if (value instanceof Dict) return value.keys();
  if (value instanceof Text) return charactersOf(value);
  if (value instanceof Undefined) return [];
  return value instanceof Stream ? drain(value) : undefined;
}

function drain(stream: Stream): readonly Value[] {
  const { items } = stream;
  stream.items = [];
  return items;
}

/** An int, a float or a bool as a JavaScript number. */
export function numberOf(value: Value): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return Number(value);
  return value instanceof Float ? value.number : undefined;
}

/** An int or a bool. */
export function integerOf(value: Value): number | undefined {
  return value instanceof Float ? undefined : numberOf(value);
}
