import { comparisons, equals } from "./compare.ts";
import { Dict } from "./dict.ts";
import { required } from "./given.ts";
import { isIterable, numberOf } from "./kinds.ts";
import { operate, contains } from "./operators.ts";
import { show } from "./show.ts";
import { Text } from "./text.ts";
import { isCased } from "./text-tests.ts";
import { Callable, Float, List, Tuple, Undefined } from "./values.ts";
import type { Arguments, Value } from "./values.ts";

type Test = (value: Value, given: Arguments) => boolean;

const remainder = (value: Value, divisor: Value): Value => operate("%", value, divisor);

const compared =
  (operator: keyof typeof comparisons): Test =>
  (value, given) =>
    comparisons[operator](value, required(given, 0));

const isEqual: Test = (value, given) => equals(value, required(given, 0));

/** What may follow `is`. */
export const tests: ReadonlyMap<string, Test> = new Map<string, Test>([
  ["defined", (value) => !(value instanceof Undefined)],
  ["undefined", (value) => value instanceof Undefined],
  ["none", (value) => value === null],
  ["string", (value) => value instanceof Text],
  ["mapping", (value) => value instanceof Dict],
  ["iterable", isIterable],
  ["sequence", isSequence],
  ["number", (value) => numberOf(value) !== undefined],
  ["integer", (value) => typeof value === "number"],
  ["float", (value) => value instanceof Float],
  ["boolean", (value) => typeof value === "boolean"],
  ["true", (value) => value === true],
  ["false", (value) => value === false],
  ["callable", (value) => value instanceof Callable],
  ["odd", (value) => equals(remainder(value, 2), 1)],
  ["even", (value) => equals(remainder(value, 2), 0)],
  ["divisibleby", (value, given) => equals(remainder(value, required(given, 0, "num")), 0)],
  ["lower", (value) => isCased(show(value).value) && show(value).value === show(value).value.toLowerCase()],
  ["upper", (value) => isCased(show(value).value) && show(value).value === show(value).value.toUpperCase()],
  ["in", (value, given) => contains(required(given, 0), value)],
  ["sameas", isSame],
  ["equalto", isEqual],
  ["eq", isEqual],
  ["==", isEqual],
  ["ne", compared("!=")],
  ["!=", compared("!=")],
  ["lt", compared("<")],
  ["lessthan", compared("<")],
  ["<", compared("<")],
  ["le", compared("<=")],
  ["<=", compared("<=")],
  ["gt", compared(">")],
  ["greaterthan", compared(">")],
  [">", compared(">")],
  ["ge", compared(">=")],
  [">=", compared(">=")],
]);

function isSequence(value: Value): boolean {
  return [Text, List, Tuple, Dict, Undefined].some((type) => value instanceof type);
}

function isSame(value: Value, given: Arguments): boolean {
  const other = required(given, 0, "other");
  return value === other || (value instanceof Text && equals(value, other));
}
