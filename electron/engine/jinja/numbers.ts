import { failRender } from "./template-error.ts";
import { Float } from "./values.ts";
import type { Value } from "./values.ts";

/** Digits before which Python writes a float without an exponent. */
const [leastExponent, mostExponent] = [-4, 16];

/** An int's digits. */
export function integerText(number: number): string {
  return Number.isSafeInteger(number) || !Number.isFinite(number)
    ? String(number)
    : BigInt(number).toString();
}

/** Python's `repr` of a float: the shortest digits that read back as the same number. */
export function floatText(number: number): string {
  if (Number.isNaN(number)) return "nan";
  if (!Number.isFinite(number)) return number < 0 ? "-inf" : "inf";
  if (Object.is(number, -0)) return "-0.0";
  const [digits = "", exponent = "0"] = number.toExponential().split("e");
  const power = Number(exponent);
  if (power < leastExponent || power >= mostExponent) return `${digits}e${exponentText(power)}`;
  const fixed = power < 0 ? fixedFraction(digits, power) : String(number);
  return fixed.includes(".") ? fixed : `${fixed}.0`;
}

function exponentText(power: number): string {
  return (power < 0 ? "-" : "+") + String(Math.abs(power)).padStart(2, "0");
}

function fixedFraction(digits: string, power: number): string {
  const sign = digits.startsWith("-") ? "-" : "";
  return `${sign}0.${"0".repeat(-power - 1)}${digits.replace(/[-.]/g, "")}`;
}

export type Operator = "+" | "-" | "*" | "/" | "//" | "%" | "**";

const arithmetic: Readonly<Record<Operator, (left: number, right: number) => number>> = {
  "+": (left, right) => left + right,
  "-": (left, right) => left - right,
  "*": (left, right) => left * right,
  "/": (left, right) => left / nonZero(right),
  "//": (left, right) => Math.floor(left / nonZero(right)),
  "%": (left, right) => left - right * Math.floor(left / nonZero(right)),
  "**": (left, right) => left ** right,
};

function nonZero(number: number): number {
  return number === 0 ? failRender("division by zero") : number;
}

/** Arithmetic on two ints gives an int where it does in Python. */
export function calculate(operator: Operator, left: number, right: number): number {
  return arithmetic[operator](left, right);
}

/** True where Python's result is a float although both sides are ints. */
export function makesFloat(operator: Operator, right: number): boolean {
  return operator === "/" || (operator === "**" && right < 0);
}

export function wrapNumber(number: number, isFloat: boolean): Value {
  return isFloat ? new Float(number) : number;
}

/** A number with so many digits behind the point; exact halves go to the even neighbour, as in Python. */
export function fixedText(number: number, digits: number): string {
  const fixed = number.toFixed(digits);
  const exact = number.toFixed(Math.min(100, digits + 25));
  const cut = digits === 0 ? exact.indexOf(".") : exact.indexOf(".") + 1 + digits;
  const isHalf = /^\.?50*$/.test(exact.slice(cut));
  if (!isHalf || Number(exact.slice(0, cut).at(-1)) % 2 !== 0) return fixed;
  return exact.slice(0, cut);
}

/** Python's `round`. */
export function roundTo(number: number, digits: number): number {
  if (digits >= 0) return Number(fixedText(number, Math.min(digits, 75)));
  const scale = 10 ** -digits;
  return Number(fixedText(number / scale, 0)) * scale;
}
