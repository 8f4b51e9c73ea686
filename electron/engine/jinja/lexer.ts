import { TemplateError } from "./template-error.ts";
import type { Token, TokenKind } from "./token.ts";

const tagBegin = /\{([%{#])([-+]?)/g;
const rawBegin = /\{%([-+]?)\s*raw\s*(?:-%\}\s*|%\}\n?)/y;
const rawEnd = /\{%([-+]?)\s*endraw\s*(?:\+%\}|-%\}\s*|%\}\n?)/g;
const commentEnd = /\+#\}|-#\}\s*|#\}\n?/g;
const blockEnd = /\+%\}|-%\}\s*|%\}\n?/y;
const outputEnd = /-\}\}\s*|\}\}/y;
const whiteSpace = /\s+/y;
const name = /[\p{L}_][\p{L}\p{N}_]*/uy;
const float = /(?:\d+_)*\d+(?:\.(?:\d+_)*\d+(?:e[+-]?\d+)?|e[+-]?\d+)/iy;
const integer = /0b[01_]+|0o[0-7_]+|0x[\da-f_]+|\d[\d_]*/iy;
const text = /'[^'\\]*(?:\\[^][^'\\]*)*'|"[^"\\]*(?:\\[^][^"\\]*)*"/y;
const operator = /\/\/|\*\*|==|!=|>=|<=|[-+/*%~[\](){}><=.:|,;]/y;

const closers: ReadonlyMap<string, string> = new Map([
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
]);

/** The tokens of a template, with the white space that Jinja2 drops under `trim_blocks` and `lstrip_blocks` gone. */
export function tokenise(source: string): readonly Token[] {
  const normal = source.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  const lexer = new Lexer(normal);
  lexer.readAll();
  return lexer.tokens;
}

class Lexer {
  readonly tokens: Token[] = [];
  private readonly source: string;
  private at = 0;
  private line = 1;
  private counted = 0;
  /** What has been read ends at the beginning of a line. */
  private isLineStart = true;

  constructor(source: string) {
    this.source = source;
  }

  readAll(): void {
    while (this.at < this.source.length) this.readData();
    this.add("end", "");
  }

  private readData(): void {
    tagBegin.lastIndex = this.at;
    const tag = tagBegin.exec(this.source);
    if (tag === null) {
      this.add("data", this.source.slice(this.at));
      this.at = this.source.length;
      return;
    }
    const [whole, kind = "", sign = ""] = tag;
    rawBegin.lastIndex = tag.index;
    const raw = rawBegin.exec(this.source);
    this.addData(tag.index, { sign, isOutput: kind === "{" });
    this.at = tag.index;
    if (raw !== null) this.readRaw(raw[0]);
    else if (kind === "#") this.readComment(whole);
    else this.readTag(kind === "{" ? "output" : "block", whole);
  }

  private addData(
    end: number,
    { sign, isOutput }: { readonly sign: string; readonly isOutput: boolean },
  ): void {
    const data = this.source.slice(this.at, end);
    const kept = sign === "-" ? data.trimEnd() : sign === "+" || isOutput ? data : this.withoutIndent(data);
    if (kept !== "") this.add("data", kept);
  }

  /** Drops the white space between the beginning of a line and a tag. */
  private withoutIndent(data: string): string {
    const lineStart = data.lastIndexOf("\n") + 1;
    const isIndent = (lineStart > 0 || this.isLineStart) && data.slice(lineStart).trim() === "";
    return isIndent ? data.slice(0, lineStart) : data;
  }

  private readRaw(begin: string): void {
    this.advance(begin);
    rawEnd.lastIndex = this.at;
    const end = rawEnd.exec(this.source);
    if (end === null) return this.fail("missing end of raw directive");
    this.addData(end.index, { sign: end[1] ?? "", isOutput: false });
    this.at = end.index;
    this.advance(end[0]);
  }

  private readComment(begin: string): void {
    commentEnd.lastIndex = this.at + begin.length;
    const end = commentEnd.exec(this.source);
    if (end === null) return this.fail("missing end of comment tag");
    this.advance(this.source.slice(this.at, end.index + end[0].length));
  }

  private readTag(kind: "output" | "block", begin: string): void {
    this.add(`${kind}-begin`, begin);
    this.advance(begin);
    const end = kind === "output" ? outputEnd : blockEnd;
    const open: string[] = [];
    for (;;) {
      const ending = open.length === 0 ? this.match(end) : undefined;
      if (ending !== undefined) {
        this.add(`${kind}-end`, ending);
        this.advance(ending);
        return;
      }
      this.readToken(open);
    }
  }

  /** One token inside a tag; `open` holds the brackets that wait to be closed. */
  private readToken(open: string[]): void {
    if (this.at >= this.source.length) this.fail("unexpected end of template");
    const space = this.match(whiteSpace);
    if (space !== undefined) return this.advance(space);
    const [kind, found] = this.nextToken();
    const closer = kind === "operator" ? closers.get(found) : undefined;
    if (closer !== undefined) open.push(closer);
    else if (kind === "operator" && ")]}".includes(found) && open.pop() !== found) {
      this.fail(`unexpected '${found}'`);
    }
    this.add(kind, found);
    this.advance(found);
  }

  private nextToken(): readonly [TokenKind, string] {
    const patterns = [
      ["float", float],
      ["integer", integer],
      ["name", name],
      ["string", text],
      ["operator", operator],
    ] as const;
    for (const [kind, pattern] of patterns) {
      const found = kind === "float" && this.source[this.at - 1] === "." ? undefined : this.match(pattern);
      if (found !== undefined) return [kind, found];
    }
    return this.fail(`unexpected character '${this.source[this.at]}'`);
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    return pattern.exec(this.source)?.[0];
  }

  private advance(over: string): void {
    this.at += over.length;
    this.isLineStart = over.endsWith("\n");
  }

  private add(kind: TokenKind, found: string): void {
    this.tokens.push({ kind, text: found, line: this.currentLine() });
  }

  private currentLine(): number {
    for (; this.counted < this.at; this.counted += 1) {
      if (this.source[this.counted] === "\n") this.line += 1;
    }
    return this.line;
  }

  private fail(message: string): never {
    throw new TemplateError("syntax", message, this.currentLine());
  }
}
