import { integerOf, typeName } from "./kinds.ts";
import { spend } from "./meter.ts";
import { failRender } from "./template-error.ts";
import { charactersOf, offsetOfPoint, pointCount } from "./text-points.ts";
import { concat, sliceText, Text } from "./text.ts";
import { List, Tuple } from "./values.ts";
import type { Value } from "./values.ts";

/** `start:stop:step` as written; undefined where it is left out. */
export type Bounds = readonly (number | undefined)[];

export function boundOf(value: Value): number | undefined {
  if (value === null) return undefined;
  return integerOf(value) ?? failRender(`slice indices must be integers, not ${typeName(value)}`);
}

/** Python's `value[start:stop:step]`. */
export function slice(value: Value, bounds: Bounds): Value {
  if (value instanceof Text) return sliceOfText(value, bounds);
  if (value instanceof List) return new List(sliceItems(value.items, bounds));
  if (value instanceof Tuple) return new Tuple(sliceItems(value.items, bounds));
  return failRender(`'${typeName(value)}' object cannot be sliced`);
}

function sliceOfText(text: Text, bounds: Bounds): Text {
  if ((bounds[2] ?? 1) !== 1) return concat(sliceItems(charactersOf(text), bounds));
  const { start, stop } = rangeOf(pointCount(text.value), bounds);
  return sliceText(text, offsetOfPoint(text.value, start), offsetOfPoint(text.value, stop));
}

function sliceItems<T>(items: readonly T[], bounds: Bounds): T[] {
  const { start, stop, step } = rangeOf(items.length, bounds);
  spend(Math.abs(stop - start));
  if (step === 1) return items.slice(start, stop);
  const count = Math.max(0, Math.ceil((stop - start) / step));
  return Array.from({ length: count }, (_, index) => items.slice(start + index * step)[0]).filter(
    (item) => item !== undefined,
  );
}

interface Range {
  readonly start: number;
  readonly stop: number;
  readonly step: number;
}

function rangeOf(length: number, [start, stop, step = 1]: Bounds): Range {
  if (step === 0) failRender("slice step cannot be zero");
  const [low, high] = step > 0 ? [0, length] : [-1, length - 1];
  const clamp = (bound: number | undefined, otherwise: number): number => {
    if (bound === undefined) return otherwise;
    return Math.min(Math.max(bound < 0 ? bound + length : bound, low), high);
  };
  return { start: clamp(start, step > 0 ? low : high), stop: clamp(stop, step > 0 ? high : low), step };
}
