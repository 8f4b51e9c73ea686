/** Writes random texts of a GBNF grammar, in the part of the notation that our grammars use. */
export interface GrammarSampler {
  sample(next: () => number): string;
}

type Node =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "class"; readonly chars: readonly string[] }
  | { readonly kind: "rule"; readonly name: string }
  | { readonly kind: "all"; readonly parts: readonly Node[] }
  | { readonly kind: "any"; readonly choices: readonly Node[] }
  | { readonly kind: "times"; readonly part: Node; readonly least: number; readonly most: number };

/** Characters to draw from where a class allows almost any. */
const pool = Array.from("abz019 _-.,:;<>/[]{}()|\"'\\=!?&%\n\tÄ模🍂");
/** A repetition without an end stops here. */
const most = 6;

export function createSampler(grammar: string): GrammarSampler {
  const rules = new Map<string, Node>();
  for (const line of grammar.split("\n").filter((each) => each !== "")) {
    const [name, body] = split(line, " ::= ");
    rules.set(name, createParser(body).choices());
  }
  return {
    sample(next) {
      let depth = 0;
      const write = (node: Node): string => {
        depth += 1;
        const text = writeNode(node, write, { next, depth, rules });
        depth -= 1;
        return text;
      };
      return write({ kind: "rule", name: "root" });
    },
  };
}

interface Drawing {
  readonly next: () => number;
  readonly depth: number;
  readonly rules: ReadonlyMap<string, Node>;
}

function writeNode(node: Node, write: (node: Node) => string, { next, depth, rules }: Drawing): string {
  const pick = (count: number): number => Math.floor(next() * count);
  switch (node.kind) {
    case "text":
      return node.text;
    case "class":
      return node.chars[pick(node.chars.length)] ?? "";
    case "rule": {
      const rule = rules.get(node.name);
      if (rule === undefined) throw new Error(`no rule ${node.name}`);
      return write(rule);
    }
    case "all":
      return node.parts.map(write).join("");
    case "any":
      // The last choice of ours is the one that ends a recursion.
      return write(
        node.choices[depth > 200 ? node.choices.length - 1 : pick(node.choices.length)] ?? {
          kind: "text",
          text: "",
        },
      );
    case "times": {
      const count =
        node.least + (depth > 200 ? 0 : pick(Math.min(node.most, node.least + most) - node.least + 1));
      return Array.from({ length: count }, () => write(node.part)).join("");
    }
    default:
      return node satisfies never;
  }
}

function split(line: string, mark: string): readonly [string, string] {
  const at = line.indexOf(mark);
  return [line.slice(0, at), line.slice(at + mark.length)];
}

function createParser(body: string): { choices(): Node } {
  let at = 0;

  function skip(): void {
    while (body[at] === " ") at += 1;
  }

  function choices(): Node {
    const found = [all()];
    for (skip(); body[at] === "|"; skip()) {
      at += 1;
      found.push(all());
    }
    return { kind: "any", choices: found };
  }

  function all(): Node {
    const parts: Node[] = [];
    for (skip(); at < body.length && body[at] !== ")" && body[at] !== "|"; skip())
      parts.push(repeated(one()));
    return { kind: "all", parts };
  }

  function one(): Node {
    const char = body[at];
    if (char === '"') return text();
    if (char === "[") return charClass();
    if (char !== "(") return rule();
    at += 1;
    const inner = choices();
    if (body[at] !== ")") throw new Error(`a bracket is missing: ${body.slice(at, at + 40)}`);
    at += 1;
    return inner;
  }

  function rule(): Node {
    const [name = ""] = /^[a-z0-9]+/.exec(body.slice(at)) ?? [];
    if (name === "") throw new Error(`not understood: ${body.slice(at, at + 40)}`);
    at += name.length;
    return { kind: "rule", name };
  }

  function text(): Node {
    let value = "";
    for (at += 1; body[at] !== '"';) value += char();
    at += 1;
    return { kind: "text", text: value };
  }

  function charClass(): Node {
    const isNegated = body[at + 1] === "^";
    const ranges: (readonly [string, string])[] = [];
    for (at += isNegated ? 2 : 1; body[at] !== "]";) {
      const from = char();
      const isRange = body[at] === "-" && body[at + 1] !== "]";
      if (isRange) at += 1;
      ranges.push([from, isRange ? char() : from]);
    }
    at += 1;
    const isIn = (each: string): boolean => ranges.some(([from, to]) => each >= from && each <= to);
    const named = ranges.flatMap(([from, to]) => [from, to]);
    return {
      kind: "class",
      chars: isNegated ? pool.filter((each) => !isIn(each)) : [...pool.filter(isIn), ...named],
    };
  }

  function char(): string {
    const symbol = String.fromCodePoint(body.codePointAt(at) ?? 0);
    at += symbol.length;
    if (symbol !== "\\") return symbol;
    const code = body[at] ?? "";
    at += 1;
    if (code !== "x") return { n: "\n", r: "\r", t: "\t" }[code] ?? code;
    at += 2;
    return String.fromCharCode(Number.parseInt(body.slice(at - 2, at), 16));
  }

  function repeated(part: Node): Node {
    const [all = "", mark, least, comma, limit] =
      /^(?:([*+?])|\{(\d+)(,?)(\d*)\})/.exec(body.slice(at)) ?? [];
    at += all.length;
    if (all === "") return part;
    if (mark !== undefined)
      return { kind: "times", part, least: mark === "+" ? 1 : 0, most: mark === "?" ? 1 : Infinity };
    const from = Number(least);
    const to = comma === "" ? from : limit === "" ? Infinity : Number(limit);
    return { kind: "times", part, least: from, most: to };
  }

  return { choices };
}
