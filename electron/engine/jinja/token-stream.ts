import { TemplateError } from "./template-error.ts";
import type { Token, TokenKind } from "./token.ts";

/** Expressions and blocks inside one another; far beyond what people write, and far from the end of the stack. */
const deepest = 150;

/** The tokens of a template one after another. */
export class TokenStream {
  private readonly tokens: readonly Token[];
  private at = 0;
  private depth = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  get current(): Token {
    return this.ahead(0);
  }

  get line(): number {
    return this.current.line;
  }

  ahead(count: number): Token {
    return this.tokens[this.at + count] ?? { kind: "end", text: "", line: this.tokens.at(-1)?.line ?? 1 };
  }

  next(): Token {
    const token = this.current;
    this.at += 1;
    return token;
  }

  is(kind: TokenKind, ...texts: readonly string[]): boolean {
    const { current } = this;
    return current.kind === kind && (texts.length === 0 || texts.includes(current.text));
  }

  /** Goes on if the current token is this one. */
  skip(kind: TokenKind, text?: string): boolean {
    const isHere = text === undefined ? this.is(kind) : this.is(kind, text);
    if (isHere) this.at += 1;
    return isHere;
  }

  expect(kind: TokenKind, text?: string): Token {
    const isHere = text === undefined ? this.is(kind) : this.is(kind, text);
    return isHere ? this.next() : this.fail(`expected '${text ?? kind}', got '${this.current.text}'`);
  }

  nested<T>(work: () => T): T {
    this.depth += 1;
    if (this.depth > deepest) throw new TemplateError("limit", "the template nests too deeply", this.line);
    const result = work();
    this.depth -= 1;
    return result;
  }

  fail(message: string): never {
    throw new TemplateError("syntax", message, this.line);
  }
}
