import { Dict } from "./dict.ts";
import { typeName } from "./kinds.ts";
import { spend } from "./meter.ts";
import { floatText, integerText } from "./numbers.ts";
import { emptyText, isTrusted, madeFrom, Text } from "./text.ts";
import { Float, List, Namespace, Tuple, Undefined, View } from "./values.ts";
import type { Value } from "./values.ts";

/** Python's `str()`: what a template prints. */
export function show(value: Value): Text {
  if (value instanceof Text) return value;
  if (value instanceof Undefined) return emptyText;
  return represent(value);
}

/** Python's `repr()`; untrusted as a whole where the value holds untrusted text. */
export function represent(value: Value): Text {
  const seen: Seen = { isTrusted: true };
  const written = write(value, seen);
  return madeFrom(written, seen.isTrusted);
}

interface Seen {
  isTrusted: boolean;
}

function write(value: Value, seen: Seen): string {
  spend(4);
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number") return integerText(value);
  if (value instanceof Float) return floatText(value.number);
  if (value instanceof Text) {
    seen.isTrusted &&= isTrusted(value);
    return quote(value.value);
  }
  return writeContainer(value, seen);
}

function writeContainer(value: Exclude<Value, null | boolean | number | Float | Text>, seen: Seen): string {
  const list = (items: readonly Value[]): string => items.map((item) => write(item, seen)).join(", ");
  if (value instanceof List) return `[${list(value.items)}]`;
  if (value instanceof Tuple) return `(${list(value.items)}${value.items.length === 1 ? "," : ""})`;
  if (value instanceof View) return `${value.name}([${list(value.items)}])`;
  if (value instanceof Dict) return `{${writePairs(value.pairs(), seen)}}`;
  if (value instanceof Undefined) return "Undefined";
  if (value instanceof Namespace) return "<Namespace>";
  return `<${typeName(value)}>`;
}

function writePairs(pairs: readonly (readonly [Value, Value])[], seen: Seen): string {
  return pairs.map(([key, value]) => `${write(key, seen)}: ${write(value, seen)}`).join(", ");
}

const named: ReadonlyMap<string, string> = new Map([
  ["\\", "\\\\"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
]);

const unprintable = /[\\\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

function quote(text: string): string {
  spend(text.length);
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  const body = text.replace(unprintable, escape);
  return mark + (mark === "'" ? body.replaceAll("'", "\\'") : body) + mark;
}

function escape(character: string): string {
  const name = named.get(character);
  if (name !== undefined) return name;
  const code = (character.codePointAt(0) ?? 0).toString(16);
  if (code.length <= 2) return `\\x${code.padStart(2, "0")}`;
  return code.length <= 4 ? `\\u${code.padStart(4, "0")}` : `\\U${code.padStart(8, "0")}`;
}
