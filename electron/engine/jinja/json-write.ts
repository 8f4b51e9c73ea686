import { Dict } from "./dict.ts";
import { itemsOf, typeName } from "./kinds.ts";
import { spend } from "./meter.ts";
import { floatText, integerText } from "./numbers.ts";
import { failRender } from "./template-error.ts";
import { comparePoints } from "./text-points.ts";
import { isTrusted, madeFrom, Text } from "./text.ts";
import { Float, List, Stream, Tuple } from "./values.ts";
import type { Value } from "./values.ts";

/** The parameters of Python's `json.dumps`. */
export interface JsonStyle {
  readonly indent: string | null;
  readonly itemSeparator: string;
  readonly keySeparator: string;
  readonly sortKeys: boolean;
  readonly ensureAscii: boolean;
}

interface Writing extends JsonStyle {
  isTrusted: boolean;
}

/**
 * Python's `json.dumps`. Untrusted as a whole where the value holds untrusted text: in one piece it is tokenised as
 * the model saw it in training.
 */
export function writeJson(value: Value, style: JsonStyle): Text {
  const writing: Writing = { ...style, isTrusted: true };
  const json = write(value, writing, "\n");
  return madeFrom(json, writing.isTrusted);
}

function write(value: Value, writing: Writing, line: string): string {
  spend(4);
  if (value instanceof Text) return writeText(value, writing);
  // Python refuses generators; templates that were made with other engines rely on them.
  if ([List, Tuple, Stream].some((type) => value instanceof type)) {
    const inner = line + (writing.indent ?? "");
    const items = itemsOf(value).map((item) => write(item, writing, inner));
    return enclose("[]", items, { writing, line });
  }
  if (value instanceof Dict) return writeDict(value, writing, line);
  return writeScalar(value);
}

function writeScalar(value: Value): string {
  if (value === null) return "null";
  if (typeof value === "boolean") return String(value);
  if (typeof value === "number") return integerText(value);
  if (value instanceof Float) return floatJson(value.number);
  return failRender(`Object of type ${typeName(value)} is not JSON serializable`);
}

function floatJson(number: number): string {
  if (Number.isNaN(number)) return "NaN";
  if (!Number.isFinite(number)) return number < 0 ? "-Infinity" : "Infinity";
  return floatText(number);
}

function writeDict(dict: Dict, writing: Writing, line: string): string {
  const inner = line + (writing.indent ?? "");
  const pairs = dict.pairs().map(([key, value]) => [keyText(key), value] as const);
  if (writing.sortKeys) pairs.sort(([one], [other]) => comparePoints(one.value, other.value));
  const items = pairs.map(
    ([key, value]) => writeText(key, writing) + writing.keySeparator + write(value, writing, inner),
  );
  return enclose("{}", items, { writing, line });
}

function keyText(key: Value): Text {
  return key instanceof Text ? key : new Text(writeScalar(key));
}

interface Place {
  readonly writing: Writing;
  readonly line: string;
}

function enclose(brackets: string, items: readonly string[], { writing, line }: Place): string {
  const [open, close] = brackets;
  if (items.length === 0) return brackets;
  if (writing.indent === null) return `${open}${items.join(writing.itemSeparator)}${close}`;
  const inner = line + writing.indent;
  return `${open}${inner}${items.join(writing.itemSeparator + inner)}${line}${close}`;
}

function writeText(text: Text, writing: Writing): string {
  spend(text.value.length);
  writing.isTrusted &&= isTrusted(text);
  const json = JSON.stringify(text.value);
  return writing.ensureAscii ? json.replace(/[\u007F-\uFFFF]/g, escape) : json;
}

function escape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
