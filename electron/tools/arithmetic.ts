/** Why an expression could not be worked out, in words a model can act on. */
export class ArithmeticError extends Error {}

const constants: ReadonlyMap<string, number> = new Map([
  ["pi", Math.PI],
  ["e", Math.E],
]);

const functions: ReadonlyMap<string, (...values: number[]) => number> = new Map([
  ["sqrt", Math.sqrt],
  ["abs", Math.abs],
  ["round", Math.round],
  ["floor", Math.floor],
  ["ceil", Math.ceil],
  ["min", Math.min],
  ["max", Math.max],
  ["log", Math.log10],
  ["ln", Math.log],
  ["exp", Math.exp],
  ["sin", Math.sin],
  ["cos", Math.cos],
  ["tan", Math.tan],
]);

const tokenPattern = /\s*(?:(\d+(?:\.\d*)?(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?)|([a-z]\w*)|([-+*/%^(),]))/iy;

type Token =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "name"; readonly text: string }
  | { readonly kind: "mark"; readonly text: string };

/** The value of an expression; fails with `ArithmeticError` where there is none. */
export function evaluate(expression: string): number {
  const reader = createReader(tokenize(expression));
  const value = sum(reader);
  if (reader.peek() !== null) throw new ArithmeticError(`unexpected "${reader.peek()}"`);
  if (!Number.isFinite(value)) throw new ArithmeticError("the result is not a finite number");
  // Sums of decimals such as 0.1 + 0.2 are meant as written.
  return Number(value.toPrecision(15));
}

function tokenize(expression: string): readonly Token[] {
  const text = expression
    .replaceAll("×", "*")
    .replaceAll("÷", "/")
    .replaceAll("−", "-")
    .replaceAll("**", "^")
    .trimEnd();
  const tokens: Token[] = [];
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < text.length) {
    const start = tokenPattern.lastIndex;
    const [, number, name, mark] = tokenPattern.exec(text) ?? [];
    if (number !== undefined) tokens.push({ kind: "number", value: Number(number) });
    else if (name !== undefined) tokens.push({ kind: "name", text: name.toLowerCase() });
    else if (mark !== undefined) tokens.push({ kind: "mark", text: mark });
    else throw new ArithmeticError(`cannot read "${text.slice(start, start + 10)}"`);
  }
  return tokens;
}

interface Reader {
  /** The next mark or name, or null at the end. */
  peek(): string | null;
  next(): Token | null;
  take(mark: string): boolean;
}

function createReader(tokens: readonly Token[]): Reader {
  let place = 0;
  const textAt = (index: number): string | null => {
    const token = tokens[index];
    if (token === undefined) return null;
    return token.kind === "number" ? String(token.value) : token.text;
  };
  return {
    peek: () => textAt(place),
    next: () => tokens[place++] ?? null,
    take(mark) {
      const found = tokens[place]?.kind === "mark" && textAt(place) === mark;
      if (found) place++;
      return found;
    },
  };
}

function sum(reader: Reader): number {
  let value = product(reader);
  for (;;) {
    if (reader.take("+")) value += product(reader);
    else if (reader.take("-")) value -= product(reader);
    else return value;
  }
}

function product(reader: Reader): number {
  let value = signed(reader);
  for (;;) {
    if (reader.take("*")) value *= signed(reader);
    else if (reader.take("/")) value /= signed(reader);
    else if (reader.take("%")) value %= signed(reader);
    else return value;
  }
}

function signed(reader: Reader): number {
  if (reader.take("-")) return -signed(reader);
  if (reader.take("+")) return signed(reader);
  return power(reader);
}

function power(reader: Reader): number {
  const base = atom(reader);
  return reader.take("^") ? base ** signed(reader) : base;
}

function atom(reader: Reader): number {
  const token = reader.next();
  if (token === null) throw new ArithmeticError("the expression ends early");
  if (token.kind === "number") return token.value;
  if (token.kind === "name") return named(reader, token.text);
  if (token.text !== "(") throw new ArithmeticError(`unexpected "${token.text}"`);
  const value = sum(reader);
  if (!reader.take(")")) throw new ArithmeticError("a parenthesis is not closed");
  return value;
}

function named(reader: Reader, name: string): number {
  const constant = constants.get(name);
  if (constant !== undefined) return constant;
  const apply = functions.get(name);
  if (apply === undefined || !reader.take("(")) throw new ArithmeticError(`"${name}" is not known`);
  const values = [sum(reader)];
  while (reader.take(",")) values.push(sum(reader));
  if (!reader.take(")")) throw new ArithmeticError("a parenthesis is not closed");
  return apply(...values);
}
