import type { Comparison } from "./compare.ts";
import type { ComparisonStep, Expression } from "./nodes.ts";
import type { Operator } from "./numbers.ts";
import { parseUnary } from "./parse-postfix.ts";
import type { TokenStream } from "./token-stream.ts";

/** A whole expression, from the loosest binding down. */
export function parseExpression(stream: TokenStream): Expression {
  return stream.nested(() => {
    let value = parseOr(stream);
    while (stream.skip("name", "if")) {
      const test = parseOr(stream);
      const otherwise = stream.skip("name", "else") ? parseExpression(stream) : null;
      value = { kind: "conditional", test, value, otherwise };
    }
    return value;
  });
}

export function parseOr(stream: TokenStream): Expression {
  let left = parseAnd(stream);
  while (stream.skip("name", "or")) left = { kind: "or", left, right: parseAnd(stream) };
  return left;
}

function parseAnd(stream: TokenStream): Expression {
  let left = parseNot(stream);
  while (stream.skip("name", "and")) left = { kind: "and", left, right: parseNot(stream) };
  return left;
}

function parseNot(stream: TokenStream): Expression {
  if (!stream.skip("name", "not")) return parseCompare(stream);
  return stream.nested(() => ({ kind: "not", operand: parseNot(stream) }));
}

const comparisonTexts: readonly Comparison[] = ["==", "!=", "<", "<=", ">", ">="];

function parseCompare(stream: TokenStream): Expression {
  const first = parseSum(stream);
  const rest: ComparisonStep[] = [];
  for (let operator = comparisonAt(stream); operator !== undefined; operator = comparisonAt(stream)) {
    rest.push({ operator, right: parseSum(stream) });
  }
  return rest.length === 0 ? first : { kind: "compare", first, rest };
}

function comparisonAt(stream: TokenStream): ComparisonStep["operator"] | undefined {
  if (stream.skip("name", "in")) return "in";
  const { kind, text } = stream.ahead(1);
  if (stream.is("name", "not") && kind === "name" && text === "in") {
    stream.next();
    stream.next();
    return "not in";
  }
  const found = comparisonTexts.find((operator) => stream.is("operator", operator));
  if (found !== undefined) stream.next();
  return found;
}

function parseSum(stream: TokenStream): Expression {
  return parseChain(stream, ["+", "-"], parseConcat);
}

function parseConcat(stream: TokenStream): Expression {
  const first = parseProduct(stream);
  if (!stream.is("operator", "~")) return first;
  const parts = [first];
  while (stream.skip("operator", "~")) parts.push(parseProduct(stream));
  return { kind: "concat", parts };
}

function parseProduct(stream: TokenStream): Expression {
  return parseChain(stream, ["*", "/", "//", "%"], parsePower);
}

function parsePower(stream: TokenStream): Expression {
  return parseChain(stream, ["**"], parseOperand);
}

function parseOperand(stream: TokenStream): Expression {
  return parseUnary(stream, parseExpression);
}

/** Operators of one strength, from left to right. */
function parseChain(
  stream: TokenStream,
  operators: readonly Operator[],
  parse: (stream: TokenStream) => Expression,
): Expression {
  let left = parse(stream);
  for (;;) {
    const operator = operators.find((text) => stream.is("operator", text));
    if (operator === undefined) return left;
    stream.next();
    left = { kind: "operation", operator, left, right: parse(stream) };
  }
}

/** Values between commas; a single one without a comma is no tuple. */
export function parseTuple(
  stream: TokenStream,
  parse: (stream: TokenStream) => Expression = parseExpression,
): Expression {
  const first = parse(stream);
  if (!stream.is("operator", ",")) return first;
  const items = [first];
  while (stream.skip("operator", ",")) {
    if (endsTuple(stream)) break;
    items.push(parse(stream));
  }
  return { kind: "tuple", items };
}

function endsTuple(stream: TokenStream): boolean {
  return (
    stream.is("block-end") ||
    stream.is("output-end") ||
    stream.is("operator", ")") ||
    stream.is("name", "recursive")
  );
}
