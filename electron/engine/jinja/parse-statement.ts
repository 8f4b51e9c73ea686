import type { Body, Branch, FilterNode, MacroNode, Parameter, Statement } from "./nodes.ts";
import { parseExpression, parseOr, parseTuple } from "./parse-expression.ts";
import { parseFilter } from "./parse-postfix.ts";
import { parseTarget } from "./parse-target.ts";
import { Text } from "./text.ts";
import type { TokenStream } from "./token-stream.ts";

/** All statements up to the end of the template. */
export function parseStatements(stream: TokenStream): Body {
  const body = parseBody(stream, []);
  return stream.is("end") ? body : stream.fail(`unexpected '${stream.current.text}'`);
}

/** Statements up to one of the tags, of which only `{%` has been read then. */
function parseBody(stream: TokenStream, ends: readonly string[]): Body {
  return stream.nested(() => {
    const statements: Statement[] = [];
    for (;;) {
      if (stream.is("end")) {
        return ends.length === 0 ? statements : stream.fail(`missing '${ends.join("' or '")}'`);
      }
      if (stream.skip("block-begin")) {
        if (stream.is("name", ...ends) && ends.length > 0) return statements;
        statements.push(parseTag(stream));
        stream.expect("block-end");
      } else statements.push(parseOutput(stream));
    }
  });
}

function parseOutput(stream: TokenStream): Statement {
  if (stream.is("data")) return { kind: "data", text: new Text(stream.next().text) };
  const { line } = stream.expect("output-begin");
  const value = parseTuple(stream);
  stream.expect("output-end");
  return { kind: "output", value, line };
}

type ParseTag = (stream: TokenStream) => Statement;

const tags: ReadonlyMap<string, ParseTag> = new Map<string, ParseTag>([
  ["if", parseIf],
  ["for", parseFor],
  ["set", parseSet],
  ["macro", parseMacro],
  ["call", parseCallBlock],
  ["filter", parseFilterBlock],
  ["with", parseWith],
  ["generation", parseGeneration],
  ["break", () => ({ kind: "break" })],
  ["continue", () => ({ kind: "continue" })],
]);

function parseTag(stream: TokenStream): Statement {
  const { text } = stream.current;
  const parse = stream.is("name") ? tags.get(text) : undefined;
  if (parse === undefined) return stream.fail(`unknown tag '${text}'`);
  stream.next();
  return parse(stream);
}

/** The body behind a tag's end, and the name that ended it. */
function parseBlock(stream: TokenStream, ...ends: readonly string[]): readonly [Body, string] {
  stream.expect("block-end");
  const body = parseBody(stream, ends);
  return [body, stream.next().text];
}

function parseIf(stream: TokenStream): Statement {
  const branches: Branch[] = [];
  for (;;) {
    const { line } = stream;
    const test = parseTuple(stream, parseOr);
    const [body, end] = parseBlock(stream, "elif", "else", "endif");
    branches.push({ test, body, line });
    if (end === "endif") return { kind: "if", branches, otherwise: [] };
    if (end === "else") {
      const [otherwise] = parseBlock(stream, "endif");
      return { kind: "if", branches, otherwise };
    }
  }
}

function parseFor(stream: TokenStream): Statement {
  const { line } = stream;
  const target = parseTarget(stream);
  stream.expect("name", "in");
  const iterable = parseTuple(stream, parseOr);
  const condition = stream.skip("name", "if") ? parseExpression(stream) : null;
  const isRecursive = stream.skip("name", "recursive");
  const [body, end] = parseBlock(stream, "endfor", "else");
  const otherwise = end === "else" ? parseBlock(stream, "endfor")[0] : [];
  return { kind: "for", target, iterable, condition, isRecursive, body, otherwise, line };
}

function parseSet(stream: TokenStream): Statement {
  const { line } = stream;
  const target = parseTarget(stream);
  if (stream.skip("operator", "=")) return { kind: "set", target, value: parseTuple(stream), line };
  const filters: FilterNode[] = [];
  while (stream.skip("operator", "|")) filters.push(parseFilter(stream, parseExpression));
  const [body] = parseBlock(stream, "endset");
  return { kind: "set-block", target, body, filters };
}

function parseMacro(stream: TokenStream): Statement {
  const name = stream.expect("name").text;
  const parameters = parseParameters(stream);
  const [body] = parseBlock(stream, "endmacro");
  return { kind: "macro", name, macro: { parameters, body } };
}

function parseParameters(stream: TokenStream): readonly Parameter[] {
  const parameters: Parameter[] = [];
  stream.expect("operator", "(");
  while (!stream.is("operator", ")")) {
    const name = stream.expect("name").text;
    const fallback = stream.skip("operator", "=") ? parseExpression(stream) : null;
    parameters.push({ name, fallback });
    if (!stream.is("operator", ")")) stream.expect("operator", ",");
  }
  stream.expect("operator", ")");
  return parameters;
}

function parseCallBlock(stream: TokenStream): Statement {
  const { line } = stream;
  const parameters = stream.is("operator", "(") ? parseParameters(stream) : [];
  const call = parseExpression(stream);
  if (call.kind !== "call") return stream.fail("expected a call");
  const [body] = parseBlock(stream, "endcall");
  const macro: MacroNode = { parameters, body };
  return { kind: "call-block", call, macro, line };
}

function parseFilterBlock(stream: TokenStream): Statement {
  const filters = [parseFilter(stream, parseExpression)];
  while (stream.skip("operator", "|")) filters.push(parseFilter(stream, parseExpression));
  const [body] = parseBlock(stream, "endfilter");
  return { kind: "filter-block", filters, body };
}

function parseWith(stream: TokenStream): Statement {
  const assignments = [];
  while (!stream.is("block-end")) {
    const target = parseTarget(stream);
    stream.expect("operator", "=");
    assignments.push([target, parseExpression(stream)] as const);
    if (!stream.is("block-end")) stream.expect("operator", ",");
  }
  const [body] = parseBlock(stream, "endwith");
  return { kind: "with", assignments, body };
}

/** Marks what a model is trained on; for a prompt it is a scope and nothing more. */
function parseGeneration(stream: TokenStream): Statement {
  const [body] = parseBlock(stream, "endgeneration");
  return { kind: "with", assignments: [], body };
}
