import { integerOf, typeName } from "./kinds.ts";
import { failRender } from "./template-error.ts";
import { Text } from "./text.ts";
import type { Arguments, Value } from "./values.ts";

export const nothingGiven: Arguments = { positional: [], named: new Map() };

export function givenValues(...positional: readonly Value[]): Arguments {
  return { positional, named: new Map() };
}

/** An argument by its place or its name. */
export function argument({ positional, named }: Arguments, index: number, name = ""): Value | undefined {
  return positional[index] ?? (positional.length > index ? null : named.get(name));
}

/** A value that may be None, or what stands for its absence. */
export function valueOr(value: Value | undefined, fallback: Value): Value {
  return value === undefined ? fallback : value;
}

export function required(given: Arguments, index: number, name = ""): Value {
  const value = argument(given, index, name);
  return value === undefined ? failRender(`missing argument '${name || index + 1}'`) : value;
}

export function requiredText(given: Arguments, index: number, name = ""): Text {
  return textFrom(required(given, index, name));
}

/** Undefined where the argument is absent or None. */
export function optionalText(given: Arguments, index: number, name = ""): Text | undefined {
  const value = argument(given, index, name);
  return value === undefined || value === null ? undefined : textFrom(value);
}

/** Undefined where the argument is absent or None. */
export function optionalInteger(given: Arguments, index: number, name = ""): number | undefined {
  const value = argument(given, index, name);
  if (value === undefined || value === null) return undefined;
  return integerOf(value) ?? failRender(`expected an integer, not ${typeName(value)}`);
}

export function textFrom(value: Value): Text {
  return value instanceof Text ? value : failRender(`expected a string, not ${typeName(value)}`);
}
