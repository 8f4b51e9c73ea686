import { Dict } from "./dict.ts";
import { spendOnText } from "./meter.ts";
import { failRender } from "./template-error.ts";
import { madeFrom } from "./text.ts";
import { Float, List } from "./values.ts";
import type { Value } from "./values.ts";

const piece =
  /[\t\n\r ]*(?:(?<text>"[^"\\]*(?:\\.[^"\\]*)*")|(?<number>-?\d+(?<fraction>(?:\.\d+)?(?:[eE][+-]?\d+)?))|(?<word>true|false|null)|(?<mark>[[\]{},:]))/suy;

const words: ReadonlyMap<string, Value> = new Map<string, Value>([
  ["true", true],
  ["false", false],
  ["null", null],
]);

/**
 * Python's `json.loads`: other than `JSON.parse` it tells `1.0` from `1` and keeps the order of keys that look like
 * numbers. An error where the text is no JSON.
 */
export function readJson(json: string, isTrusted: boolean): Value {
  spendOnText(json.length * 4);
  const reader = new JsonReader(json, isTrusted);
  const value = reader.value();
  reader.finish();
  return value;
}

class JsonReader {
  private readonly json: string;
  private readonly isTrusted: boolean;
  private at = 0;

  constructor(json: string, isTrusted: boolean) {
    this.json = json;
    this.isTrusted = isTrusted;
  }

  value(): Value {
    const groups = this.next();
    const { text, number, fraction, word, mark } = groups;
    if (text !== undefined) return madeFrom(this.unquote(text), this.isTrusted);
    if (number !== undefined) return fraction ? new Float(Number(number)) : Number(number);
    if (word !== undefined) return words.get(word) ?? null;
    if (mark === "[") return this.list();
    return mark === "{" ? this.dict() : this.fail();
  }

  finish(): void {
    if (this.json.slice(this.at).trim() !== "") this.fail();
  }

  private list(): List {
    const items: Value[] = [];
    if (this.skip("]")) return new List(items);
    for (;;) {
      items.push(this.value());
      if (this.skip("]")) return new List(items);
      this.expect(",");
    }
  }

  private dict(): Dict {
    const dict = new Dict();
    if (this.skip("}")) return dict;
    for (;;) {
      const { text } = this.next();
      if (text === undefined) this.fail();
      else {
        const key = madeFrom(this.unquote(text), this.isTrusted);
        this.expect(":");
        dict.set(key, this.value());
      }
      if (this.skip("}")) return dict;
      this.expect(",");
    }
  }

  private next(): Readonly<Record<string, string | undefined>> {
    piece.lastIndex = this.at;
    const match = piece.exec(this.json);
    if (match === null) return this.fail();
    this.at = piece.lastIndex;
    return match.groups ?? {};
  }

  private skip(mark: string): boolean {
    const before = this.at;
    if (this.next()["mark"] === mark) return true;
    this.at = before;
    return false;
  }

  private expect(mark: string): void {
    if (!this.skip(mark)) this.fail();
  }

  private unquote(text: string): string {
    try {
      return String(JSON.parse(text));
    } catch {
      return this.fail();
    }
  }

  private fail(): never {
    return failRender(`no JSON at character ${this.at}`);
  }
}
