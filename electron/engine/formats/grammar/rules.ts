/** Collects the rules of a GBNF grammar (llama.cpp, grammars/README.md). */
export interface Rules {
  /** Gives a body a name, so that it can be repeated or referred to; equal bodies share one. */
  name(body: string): string;
  /** The rule of a key, made when it is first asked for; it may refer to itself. */
  once(key: string, make: () => string): string;
  /** The whole grammar with this body as its root. */
  text(root: string): string;
}

export function createRules(): Rules {
  const bodies = new Map<string, string>();
  const names = new Map<string, string>();

  function nameOf(body: string): string {
    const known = names.get(body);
    if (known !== undefined) return known;
    const name = `r${bodies.size}`;
    names.set(body, name);
    bodies.set(name, body);
    return name;
  }

  const keys = new Map<string, string>();
  return {
    name: nameOf,
    once(key, make) {
      const known = keys.get(key);
      if (known !== undefined) return known;
      const name = `k${keys.size}`;
      keys.set(key, name);
      bodies.set(name, make());
      return name;
    },
    text(root) {
      const lines = [...bodies].map(([name, body]) => `${name} ::= ${body}`);
      return [`root ::= ${root}`, ...lines, ""].join("\n");
    },
  };
}

const escapes: Readonly<Record<string, string>> = {
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  '"': '\\"',
  "\\": "\\\\",
};

/** The text itself. */
export function literal(text: string): string {
  return text === "" ? "" : `"${text.replace(/[\n\r\t"\\]/g, (char) => escapes[char] ?? char)}"`;
}

export function oneOf(bodies: readonly string[]): string {
  return bodies.length === 1 ? (bodies[0] ?? "") : `(${bodies.join(" | ")})`;
}

export function sequence(...bodies: readonly string[]): string {
  return bodies.filter((body) => body !== "").join(" ");
}

/** Above this a bound costs more than it is worth, and is let go. */
const largestBound = 500;

/** A body repeated between two bounds. */
export function repeated(body: string, least = 0, most = Number.POSITIVE_INFINITY): string {
  const from = least > largestBound ? 0 : least;
  if (most > largestBound) return from === 0 ? `${body}*` : `${body}{${from},}`;
  return `${body}{${from},${Math.max(from, most)}}`;
}
