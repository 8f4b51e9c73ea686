import type { ArgumentNodes, Expression } from "./nodes.ts";
import type { TokenStream } from "./token-stream.ts";

export const noArguments: ArgumentNodes = { positional: [], named: [], spread: null, spreadNamed: null };

type ParseExpression = (stream: TokenStream) => Expression;

interface Collected {
  readonly positional: Expression[];
  readonly named: [string, Expression][];
  spread: Expression | null;
  spreadNamed: Expression | null;
}

/** `(a, b, name=c, *d, **e)` */
export function parseArguments(stream: TokenStream, parseExpression: ParseExpression): ArgumentNodes {
  const collected: Collected = { positional: [], named: [], spread: null, spreadNamed: null };
  stream.expect("operator", "(");
  while (!stream.is("operator", ")")) {
    parseArgument(stream, parseExpression, collected);
    if (!stream.is("operator", ")")) stream.expect("operator", ",");
  }
  stream.expect("operator", ")");
  return collected;
}

function parseArgument(stream: TokenStream, parseExpression: ParseExpression, into: Collected): void {
  if (stream.skip("operator", "**")) into.spreadNamed = parseExpression(stream);
  else if (stream.skip("operator", "*")) into.spread = parseExpression(stream);
  else if (stream.is("name") && isOperator(stream, "=")) {
    const { text } = stream.next();
    stream.next();
    into.named.push([text, parseExpression(stream)]);
  } else {
    if (into.named.length > 0) stream.fail("positional argument follows keyword argument");
    into.positional.push(parseExpression(stream));
  }
}

function isOperator(stream: TokenStream, text: string): boolean {
  const token = stream.ahead(1);
  return token.kind === "operator" && token.text === text;
}
