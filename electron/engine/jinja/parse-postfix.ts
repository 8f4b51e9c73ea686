import type { ArgumentNodes, Expression, FilterNode } from "./nodes.ts";
import { noArguments, parseArguments } from "./parse-arguments.ts";
import { parsePrimary } from "./parse-primary.ts";
import type { TokenStream } from "./token-stream.ts";

type ParseExpression = (stream: TokenStream) => Expression;

/** A value with its sign, and with the attributes, items, calls, filters and tests behind it. */
export function parseUnary(
  stream: TokenStream,
  parseExpression: ParseExpression,
  withFilter = true,
): Expression {
  const node = parseSigned(stream, parseExpression);
  return withFilter ? parseFilters(stream, node, parseExpression) : node;
}

function parseSigned(stream: TokenStream, parseExpression: ParseExpression): Expression {
  for (const operator of ["-", "+"] as const) {
    if (!stream.skip("operator", operator)) continue;
    const operand = stream.nested(() => parseUnary(stream, parseExpression, false));
    return parsePostfix(stream, { kind: "sign", operator, operand }, parseExpression);
  }
  return parsePostfix(stream, parsePrimary(stream, parseExpression), parseExpression);
}

function parsePostfix(stream: TokenStream, first: Expression, parseExpression: ParseExpression): Expression {
  let node = first;
  for (;;) {
    const { line } = stream;
    if (stream.skip("operator", ".")) node = parseAttribute(stream, node, line);
    else if (stream.skip("operator", "[")) node = parseSubscript(stream, node, parseExpression);
    else if (stream.is("operator", "(")) {
      node = { kind: "call", target: node, given: parseArguments(stream, parseExpression), line };
    } else return node;
  }
}

function parseAttribute(stream: TokenStream, target: Expression, line: number): Expression {
  if (!stream.is("integer")) return { kind: "attribute", target, name: stream.expect("name").text, line };
  return { kind: "item", target, key: { kind: "constant", value: Number(stream.next().text) }, line };
}

function parseSubscript(
  stream: TokenStream,
  target: Expression,
  parseExpression: ParseExpression,
): Expression {
  const { line } = stream;
  const bounds: (Expression | null)[] = [];
  let waiting: Expression | null = null;
  let isSlice = false;
  while (!stream.is("operator", "]")) {
    if (stream.skip("operator", ":")) {
      isSlice = true;
      bounds.push(waiting);
      waiting = null;
    } else {
      if (waiting !== null) stream.fail(`expected ']', got '${stream.current.text}'`);
      waiting = parseExpression(stream);
    }
  }
  stream.expect("operator", "]");
  if (isSlice) return { kind: "slice", target, bounds: [...bounds, waiting] };
  return waiting === null ? stream.fail("expected an index") : { kind: "item", target, key: waiting, line };
}

function parseFilters(stream: TokenStream, first: Expression, parseExpression: ParseExpression): Expression {
  let node = first;
  for (;;) {
    const { line } = stream;
    if (stream.skip("operator", "|")) {
      node = { kind: "filter", target: node, ...parseFilter(stream, parseExpression) };
    } else if (stream.skip("name", "is")) node = parseTest(stream, node, parseExpression);
    else if (stream.is("operator", "(")) {
      node = { kind: "call", target: node, given: parseArguments(stream, parseExpression), line };
    } else return node;
  }
}

/** What stands behind `|`. */
export function parseFilter(stream: TokenStream, parseExpression: ParseExpression): FilterNode {
  const { line } = stream;
  const name = parseDottedName(stream);
  const given = stream.is("operator", "(") ? parseArguments(stream, parseExpression) : noArguments;
  return { name, given, line };
}

function parseDottedName(stream: TokenStream): string {
  const names = [stream.expect("name").text];
  while (stream.skip("operator", ".")) names.push(stream.expect("name").text);
  return names.join(".");
}

function parseTest(stream: TokenStream, target: Expression, parseExpression: ParseExpression): Expression {
  const { line } = stream;
  const isNegated = stream.skip("name", "not");
  const name = parseDottedName(stream);
  const given = parseTestArguments(stream, parseExpression);
  const test: Expression = { kind: "test", target, name, given, line };
  return isNegated ? { kind: "not", operand: test } : test;
}

const argumentKinds = ["name", "string", "integer", "float"] as const;

/** A test takes its arguments in parentheses, or one without. */
function parseTestArguments(stream: TokenStream, parseExpression: ParseExpression): ArgumentNodes {
  if (stream.is("operator", "(")) return parseArguments(stream, parseExpression);
  const isValue = argumentKinds.some((kind) => stream.is(kind)) || stream.is("operator", "[", "{");
  if (!isValue || stream.is("name", "else", "or", "and")) return noArguments;
  if (stream.is("name", "is")) stream.fail("you cannot chain multiple tests with is");
  const argument = parsePostfix(stream, parsePrimary(stream, parseExpression), parseExpression);
  return { ...noArguments, positional: [argument] };
}
