import { equals } from "./compare.ts";
import { formatPercent } from "./format-percent.ts";
import { integerOf, itemsOf, numberOf, typeName } from "./kinds.ts";
import { limitText, spend, spendOnText } from "./meter.ts";
import { calculate, makesFloat, wrapNumber } from "./numbers.ts";
import type { Operator } from "./numbers.ts";
import { failRender } from "./template-error.ts";
import { concat, emptyText, Text } from "./text.ts";
import { Dict } from "./dict.ts";
import { Float, List, Tuple, Undefined } from "./values.ts";
import type { Value } from "./values.ts";

export function operate(operator: Operator, left: Value, right: Value): Value {
  requireDefined(left);
  requireDefined(right);
  if (operator === "%" && left instanceof Text) return formatPercent(left, right);
  const [one, other] = [numberOf(left), numberOf(right)];
  if (one !== undefined && other !== undefined) {
    const isFloat = left instanceof Float || right instanceof Float || makesFloat(operator, other);
    return wrapNumber(calculate(operator, one, other), isFloat);
  }
  if (operator === "+") return add(left, right);
  if (operator === "*") return repeat(left, right);
  return mismatch(operator, left, right);
}

export function requireDefined(value: Value): void {
  if (value instanceof Undefined) failRender(`${value.what} is undefined`);
}

function mismatch(operator: string, left: Value, right: Value): never {
  return failRender(
    `unsupported operand types for ${operator}: '${typeName(left)}' and '${typeName(right)}'`,
  );
}

function add(left: Value, right: Value): Value {
  if (left instanceof Text && right instanceof Text) return joinTexts(left, right);
  if (left instanceof List && right instanceof List) {
    spend(left.items.length + right.items.length);
    return new List([...left.items, ...right.items]);
  }
  if (left instanceof Tuple && right instanceof Tuple) {
    spend(left.items.length + right.items.length);
    return new Tuple([...left.items, ...right.items]);
  }
  return mismatch("+", left, right);
}

export function joinTexts(left: Text, right: Text): Text {
  if (left.value === "") return right;
  if (right.value === "") return left;
  const joined = concat([left, right]);
  limitText(joined.value.length);
  return joined;
}

function repeat(left: Value, right: Value): Value {
  const count = integerOf(right);
  if (count === undefined) {
    return integerOf(left) === undefined ? mismatch("*", left, right) : repeat(right, left);
  }
  if (left instanceof Text) return repeatText(left, Math.max(0, count));
  if (!(left instanceof List || left instanceof Tuple)) return mismatch("*", left, right);
  spend(left.items.length * Math.max(0, count));
  const items = Array.from({ length: Math.max(0, count) }, () => left.items).flat();
  return left instanceof List ? new List(items) : new Tuple(items);
}

function repeatText(text: Text, count: number): Text {
  if (count === 0 || text.value === "") return emptyText;
  spendOnText(text.value.length * count);
  return concat(Array.from({ length: count }, () => text));
}

/** `left in right` */
export function contains(container: Value, item: Value): boolean {
  if (container instanceof Text) return containsText(container, item);
  if (container instanceof Dict) return container.get(item) !== undefined;
  return itemsOf(container).some((each) => equals(each, item));
}

function containsText(container: Text, item: Value): boolean {
  if (!(item instanceof Text)) return failRender(`'in <string>' requires a string, not ${typeName(item)}`);
  spendOnText(container.value.length);
  return container.value.includes(item.value);
}
