import { comparisons } from "./compare.ts";
import { Dict } from "./dict.ts";
import type { ArgumentNodes, ComparisonStep, Expression, FilterNode } from "./nodes.ts";
import { isTrue, itemsOf, numberOf, typeName } from "./kinds.ts";
import { attributeOf, itemOf } from "./lookup.ts";
import { limitText, spend } from "./meter.ts";
import { contains, operate, requireDefined } from "./operators.ts";
import { registry } from "./registry.ts";
import type { Scope } from "./scope.ts";
import { show } from "./show.ts";
import { boundOf, slice } from "./slice.ts";
import { failRender } from "./template-error.ts";
import { concat, Text } from "./text.ts";
import { Callable, Float, List, Tuple, Undefined } from "./values.ts";
import type { Arguments, Value } from "./values.ts";

type Node<K extends Expression["kind"]> = Extract<Expression, { kind: K }>;
type Evaluators = { readonly [K in Expression["kind"]]: (node: Node<K>, scope: Scope) => Value };

const evaluators: Evaluators = {
  constant: ({ value }) => value,
  name: ({ name }, scope) => scope.get(name),
  list: ({ items }, scope) => new List(items.map((item) => evaluate(item, scope))),
  tuple: ({ items }, scope) => new Tuple(items.map((item) => evaluate(item, scope))),
  dict: makeDict,
  sign: applySign,
  not: ({ operand }, scope) => !isTrue(evaluate(operand, scope)),
  and({ left, right }, scope) {
    const value = evaluate(left, scope);
    return isTrue(value) ? evaluate(right, scope) : value;
  },
  or({ left, right }, scope) {
    const value = evaluate(left, scope);
    return isTrue(value) ? value : evaluate(right, scope);
  },
  operation: ({ operator, left, right }, scope) =>
    operate(operator, evaluate(left, scope), evaluate(right, scope)),
  concat({ parts }, scope) {
    const joined = concat(parts.map((part) => show(evaluate(part, scope))));
    limitText(joined.value.length);
    return joined;
  },
  compare: compareAll,
  conditional({ test, value, otherwise }, scope) {
    if (isTrue(evaluate(test, scope))) return evaluate(value, scope);
    return otherwise === null ? new Undefined("the missing else") : evaluate(otherwise, scope);
  },
  attribute({ target, name, line }, scope) {
    const value = evaluate(target, scope);
    scope.runtime.line = line;
    return attributeOf(value, name);
  },
  item({ target, key, line }, scope) {
    const value = evaluate(target, scope);
    const at = evaluate(key, scope);
    scope.runtime.line = line;
    return itemOf(value, at);
  },
  slice({ target, bounds }, scope) {
    const value = evaluate(target, scope);
    requireDefined(value);
    return slice(
      value,
      bounds.map((bound) => (bound === null ? undefined : boundOf(evaluate(bound, scope)))),
    );
  },
  call: callValue,
  filter: (node, scope) => applyFilter(evaluate(node.target, scope), node, scope),
  test({ target, name, given, line }, scope) {
    const value = evaluate(target, scope);
    const values = evaluateArguments(given, scope);
    scope.runtime.line = line;
    return registry.test(name, value, values);
  },
};

export function evaluate(node: Expression, scope: Scope): Value {
  spend(1);
  // Each evaluator stands under the kind that it takes, which the compiler cannot follow.
  const evaluator = evaluators[node.kind] as (node: Expression, scope: Scope) => Value;
  return evaluator(node, scope);
}

export function applyFilter(value: Value, { name, given, line }: FilterNode, scope: Scope): Value {
  const values = evaluateArguments(given, scope);
  scope.runtime.line = line;
  return registry.filter(name, value, values);
}

export function evaluateArguments(nodes: ArgumentNodes, scope: Scope): Arguments {
  const positional = nodes.positional.map((node) => evaluate(node, scope));
  if (nodes.spread !== null) positional.push(...itemsOf(evaluate(nodes.spread, scope)));
  const named = new Map(nodes.named.map(([name, node]) => [name, evaluate(node, scope)]));
  if (nodes.spreadNamed !== null) addNamed(named, evaluate(nodes.spreadNamed, scope));
  return { positional, named };
}

function addNamed(named: Map<string, Value>, added: Value): void {
  if (!(added instanceof Dict)) failRender("the value behind ** is not a dict");
  else for (const [key, value] of added.pairs()) named.set(show(key).value, value);
}

function makeDict({ pairs }: Node<"dict">, scope: Scope): Dict {
  const dict = new Dict();
  for (const [key, value] of pairs) dict.set(evaluate(key, scope), evaluate(value, scope));
  return dict;
}

function applySign({ operator, operand }: Node<"sign">, scope: Scope): Value {
  const value = evaluate(operand, scope);
  const number = numberOf(value);
  if (number === undefined) return failRender(`bad operand type for ${operator}: '${typeName(value)}'`);
  if (operator === "+") return value;
  // Only floats have a negative zero.
  return value instanceof Float ? new Float(-number) : 0 - number;
}

function compareAll({ first, rest }: Node<"compare">, scope: Scope): Value {
  let left = evaluate(first, scope);
  for (const { operator, right } of rest) {
    const value = evaluate(right, scope);
    if (!compareBy(operator, left, value)) return false;
    left = value;
  }
  return true;
}

function compareBy(operator: ComparisonStep["operator"], left: Value, right: Value): boolean {
  if (operator === "in") return contains(right, left);
  if (operator === "not in") return !contains(right, left);
  return comparisons[operator](left, right);
}

function callValue({ target, given, line }: Node<"call">, scope: Scope): Value {
  const callee = evaluate(target, scope);
  const values = evaluateArguments(given, scope);
  scope.runtime.line = line;
  return callWith(callee, values);
}

export function callWith(callee: Value, given: Arguments): Value {
  if (callee instanceof Callable) return callee.call(given);
  if (callee instanceof Undefined) return failRender(`${callee.what} is undefined`);
  return failRender(`'${callee instanceof Text ? "str" : typeName(callee)}' object is not callable`);
}
