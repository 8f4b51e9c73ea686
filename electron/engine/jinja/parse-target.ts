import type { Target } from "./nodes.ts";
import type { TokenStream } from "./token-stream.ts";

const reserved = ["true", "True", "false", "False", "none", "None"];

/** `name`, `namespace.field`, or several of them with or without parentheses. */
export function parseTarget(stream: TokenStream): Target {
  const first = parseOne(stream);
  if (!stream.is("operator", ",")) return first;
  const targets = [first];
  while (stream.skip("operator", ",")) {
    if (stream.is("name", "in") || stream.is("operator", "=", ")")) break;
    targets.push(parseOne(stream));
  }
  return { kind: "several", targets };
}

function parseOne(stream: TokenStream): Target {
  if (stream.skip("operator", "(")) {
    const inner = stream.nested(() => parseTarget(stream));
    stream.expect("operator", ")");
    return inner;
  }
  const name = stream.expect("name").text;
  if (reserved.includes(name)) stream.fail(`cannot assign to '${name}'`);
  if (!stream.skip("operator", ".")) return { kind: "name", name };
  return { kind: "field", namespace: name, field: stream.expect("name").text };
}
