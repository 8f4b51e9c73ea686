import type { NamedFilter } from "./filter.ts";
import { argument, optionalInteger, valueOr } from "./given.ts";
import { integerOf, numberOf, typeName } from "./kinds.ts";
import { roundTo, wrapNumber } from "./numbers.ts";
import { failRender } from "./template-error.ts";
import { Text } from "./text.ts";
import { Float } from "./values.ts";
import type { Arguments, Value } from "./values.ts";

export const numberFilters: readonly NamedFilter[] = [
  ["int", toInteger],
  ["float", toFloat],
  ["abs", (value) => wrapNumber(Math.abs(needNumber(value)), value instanceof Float)],
  ["round", round],
];

function needNumber(value: Value): number {
  return numberOf(value) ?? failRender(`expected a number, not ${typeName(value)}`);
}

/** No number that anything can be done with is longer. */
const mostDigits = 400;

const digitsOf: ReadonlyMap<number, RegExp> = new Map([
  [2, /^[+-]?(?:0b)?[01]+$/i],
  [8, /^[+-]?(?:0o)?[0-7]+$/i],
  [10, /^[+-]?\d+$/],
  [16, /^[+-]?(?:0x)?[\da-f]+$/i],
]);

function toInteger(value: Value, given: Arguments): Value {
  const fallback = valueOr(argument(given, 0, "default"), 0);
  const base = optionalInteger(given, 1, "base") ?? 10;
  const number = value instanceof Text ? readInteger(value.value, base) : numberOf(value);
  return number === undefined || !Number.isFinite(number) ? fallback : Math.trunc(number);
}

function readInteger(text: string, base: number): number | undefined {
  if (text.length > mostDigits) return undefined;
  const digits = text.trim().replaceAll("_", "");
  if (digitsOf.get(base)?.test(digits) !== true) return readNumber(text);
  return Number.parseInt(digits.replace(/0[box]/i, ""), base);
}

function readNumber(text: string): number | undefined {
  if (text.length > mostDigits) return undefined;
  const trimmed = text.trim();
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(trimmed) ? Number(trimmed) : undefined;
}

function toFloat(value: Value, given: Arguments): Value {
  const number = value instanceof Text ? readNumber(value.value) : numberOf(value);
  return number === undefined ? valueOr(argument(given, 0, "default"), new Float(0)) : new Float(number);
}

function round(value: Value, given: Arguments): Value {
  const number = needNumber(value);
  const digits = optionalInteger(given, 0, "precision") ?? 0;
  const method = argument(given, 1, "method");
  if (method instanceof Text && method.value !== "common") {
    const scale = 10 ** digits;
    const to = method.value === "ceil" ? Math.ceil : Math.floor;
    return new Float(to(number * scale) / scale);
  }
  return integerOf(value) === undefined ? new Float(roundTo(number, digits)) : number;
}
