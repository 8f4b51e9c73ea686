import type { Expression } from "./nodes.ts";
import { unescapeLiteral } from "./string-literal.ts";
import { Text } from "./text.ts";
import type { TokenStream } from "./token-stream.ts";
import { Float } from "./values.ts";
import type { Value } from "./values.ts";

type ParseExpression = (stream: TokenStream) => Expression;

const constants: ReadonlyMap<string, Value> = new Map([
  ["true", true],
  ["True", true],
  ["false", false],
  ["False", false],
  ["none", null],
  ["None", null],
]);

/** A literal, a name, or something in brackets. */
export function parsePrimary(stream: TokenStream, parseExpression: ParseExpression): Expression {
  const { kind, text } = stream.current;
  switch (kind) {
    case "name":
      stream.next();
      return nameOrConstant(text);
    case "string":
      return { kind: "constant", value: new Text(parseStrings(stream)) };
    case "integer":
    case "float":
      stream.next();
      return { kind: "constant", value: numberFrom(text, kind === "float") };
    case "operator":
      return parseBrackets(stream, parseExpression);
    default:
      return stream.fail(`expected an expression, got '${text}'`);
  }
}

function nameOrConstant(name: string): Expression {
  const value = constants.get(name);
  return value === undefined ? { kind: "name", name } : { kind: "constant", value };
}

/** Literals that stand side by side are one. */
function parseStrings(stream: TokenStream): string {
  let value = "";
  while (stream.is("string")) value += unescapeLiteral(stream.next().text.slice(1, -1));
  return value;
}

function numberFrom(text: string, isFloat: boolean): Value {
  const number = Number(text.replaceAll("_", ""));
  return isFloat ? new Float(number) : number;
}

function parseBrackets(stream: TokenStream, parseExpression: ParseExpression): Expression {
  if (stream.skip("operator", "[")) {
    return { kind: "list", items: parseItems(stream, "]", parseExpression).items };
  }
  if (stream.skip("operator", "{")) return parseDict(stream, parseExpression);
  if (!stream.skip("operator", "(")) {
    return stream.fail(`expected an expression, got '${stream.current.text}'`);
  }
  const { items, isSingle } = parseItems(stream, ")", parseExpression);
  const [only] = items;
  return isSingle && only !== undefined ? only : { kind: "tuple", items };
}

interface Items {
  readonly items: readonly Expression[];
  /** One item and no comma. */
  readonly isSingle: boolean;
}

function parseItems(stream: TokenStream, closer: string, parseExpression: ParseExpression): Items {
  const items: Expression[] = [];
  let commas = 0;
  while (!stream.is("operator", closer)) {
    items.push(parseExpression(stream));
    if (stream.is("operator", closer)) break;
    stream.expect("operator", ",");
    commas += 1;
  }
  stream.expect("operator", closer);
  return { items, isSingle: items.length === 1 && commas === 0 };
}

function parseDict(stream: TokenStream, parseExpression: ParseExpression): Expression {
  const pairs: [Expression, Expression][] = [];
  while (!stream.is("operator", "}")) {
    const key = parseExpression(stream);
    stream.expect("operator", ":");
    pairs.push([key, parseExpression(stream)]);
    if (!stream.is("operator", "}")) stream.expect("operator", ",");
  }
  stream.expect("operator", "}");
  return { kind: "dict", pairs };
}
