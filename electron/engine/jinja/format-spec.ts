import { numberOf, typeName } from "./kinds.ts";
import { spendOnText } from "./meter.ts";
import { fixedText, floatText, integerText } from "./numbers.ts";
import { show } from "./show.ts";
import { failRender } from "./template-error.ts";
import { pointCount } from "./text-points.ts";
import { concat, sliceText, Text } from "./text.ts";
import { Float } from "./values.ts";
import type { Value } from "./values.ts";

/** Python's format specification, as `%5.2f` and `{:>5}` give it. */
export interface FormatSpec {
  readonly fill: string;
  /** `=` puts the fill between sign and digits. */
  readonly align: "<" | ">" | "^" | "=" | null;
  readonly sign: string;
  readonly width: number;
  readonly grouping: string;
  readonly precision: number | null;
  readonly type: string;
}

const widest = 10_000;

/** A value in the form asked for, and as wide as asked for. */
export function formatValue(value: Value, spec: FormatSpec): Text {
  const isNumber = numberOf(value) !== undefined && typeof value !== "boolean";
  const body = isNumber || isNumberType(spec.type) ? formatNumber(value, spec) : formatText(value, spec);
  return pad(body, { ...spec, align: spec.align ?? (isNumber ? ">" : "<") });
}

function isNumberType(type: string): boolean {
  return "bcdeEfFgGoxX%".includes(type) && type !== "";
}

function formatText(value: Value, { precision, type }: FormatSpec): Text {
  if (type !== "" && type !== "s") failRender(`unknown format code '${type}' for '${typeName(value)}'`);
  const text = show(value);
  return precision === null ? text : sliceText(text, 0, precision);
}

function formatNumber(value: Value, { precision, type, sign, grouping }: FormatSpec): Text {
  const number = numberOf(value);
  if (number === undefined) return failRender(`unknown format code '${type}' for '${typeName(value)}'`);
  const digits = grouped(digitsOf(number, { precision, type, isFloat: value instanceof Float }), grouping);
  return new Text(number >= 0 && sign !== "" && sign !== "-" ? sign + digits : digits);
}

interface Digits {
  readonly precision: number | null;
  readonly type: string;
  readonly isFloat: boolean;
}

const written: ReadonlyMap<string, (number: number, places: number) => string> = new Map([
  ["f", fixedText],
  ["%", (number: number, places: number) => `${fixedText(number * 100, places)}%`],
  ["e", (number: number, places: number) => withLongExponent(number.toExponential(places))],
  ["g", (number: number, places: number) => String(Number(number.toPrecision(places || 1)))],
]);

/** Python writes at least two digits of it. */
function withLongExponent(digits: string): string {
  return digits.replace(/e([+-])(\d)$/, "e$10$2");
}

const radixes: ReadonlyMap<string, number> = new Map([
  ["b", 2],
  ["o", 8],
  ["x", 16],
  ["X", 16],
]);

function digitsOf(number: number, { precision, type, isFloat }: Digits): string {
  const places = Math.min(precision ?? 6, 100);
  const radix = radixes.get(type);
  if (radix !== undefined) return cased(Math.trunc(number).toString(radix), type);
  const write = written.get(type.toLowerCase());
  if (write !== undefined) return cased(write(number, places), type);
  if (type === "d" || !isFloat) return integerText(Math.trunc(number));
  return precision === null ? floatText(number) : String(Number(number.toPrecision(places || 1)));
}

function cased(digits: string, type: string): string {
  return /[A-Z]/.test(type) ? digits.toUpperCase() : digits;
}

function grouped(digits: string, grouping: string): string {
  return grouping === ""
    ? digits
    : digits.replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, grouping));
}

function pad(text: Text, { fill, align, width }: FormatSpec): Text {
  const missing = Math.min(width, widest) - pointCount(text.value);
  if (missing <= 0) return text;
  spendOnText(missing);
  const filling = (count: number): Text => new Text(fill.repeat(count));
  if (align === "<") return concat([text, filling(missing)]);
  if (align === "^") {
    return concat([filling(Math.floor(missing / 2)), text, filling(Math.ceil(missing / 2))]);
  }
  const signs = align === "=" && /^[+-]/.test(text.value) ? 1 : 0;
  return concat([sliceText(text, 0, signs), filling(missing), sliceText(text, signs)]);
}
