/** What a quotation mark or a backslash stands for is the notation's business, so patterns with them are let go. */
const plain = /^[\w\-.:/ @#%&,;=~!<>]$/;
const shorthands: Readonly<Record<string, string>> = { d: "[0-9]", w: "[A-Za-z0-9_]", s: "[ ]" };

const operators: Readonly<Record<string, string>> = {
  "(?:": "(",
  "(": "(",
  ")": ")",
  "|": "|",
  "*": "*",
  "+": "+",
  "?": "?",
  ".": "[ !#-Z^-~]",
};

/** The GBNF of a simple anchored pattern such as `^[A-Z]{2}-\d+$`; null for any other. */
export function patternRule(pattern: string): string | null {
  const [, inner] = /^\^(.*)\$$/s.exec(pattern) ?? [];
  if (inner === undefined) return null;
  const parts: string[] = [];
  const tokens = /\[[^\]^\\"][^\]\\"]*\]|\\.|\(\?:|\{\d+(?:,\d*)?\}|./gs;
  for (const [token] of inner.matchAll(tokens)) {
    const part = partOf(token);
    if (part === null) return null;
    parts.push(part);
  }
  return isBalanced(inner) ? `(${parts.join(" ").replace(/ (?=[*+?{])/g, "")})` : null;
}

function partOf(token: string): string | null {
  if (token.length > 1 && (token.startsWith("[") || token.startsWith("{"))) return token;
  return operators[token] ?? charOf(token);
}

function charOf(token: string): string | null {
  const escaped = token.startsWith("\\") ? token.slice(1) : null;
  if (escaped !== null && escaped in shorthands) return shorthands[escaped] ?? null;
  const isLiteral = escaped === null ? plain.test(token) : /^[^\w"\\]$/.test(escaped);
  return isLiteral ? `"${escaped ?? token}"` : null;
}

function isBalanced(pattern: string): boolean {
  const bare = pattern.replace(/\\.|\[[^\]]*\]/g, "");
  return bare.split("(").length === bare.split(")").length && !bare.startsWith("|") && !bare.includes("||");
}
