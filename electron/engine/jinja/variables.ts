import { Dict } from "./dict.ts";
import { readJson } from "./json-read.ts";
import { spend } from "./meter.ts";
import { failRender } from "./template-error.ts";
import { Text, untrusted } from "./text.ts";
import { Float, List } from "./values.ts";
import type { Value } from "./values.ts";

/** A text of the app's own, whose control tokens count: roles, and the tokens that begin and end a prompt. */
export function trusted(text: string): Text {
  return new Text(text);
}

/** JSON text to be handed over as the value that it stands for. */
export class JsonText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** A template's view of plain data: strings are untrusted unless marked by `trusted`. */
export function valueFrom(data: unknown): Value {
  spend(1);
  if (typeof data === "string") return untrusted(data);
  if (typeof data === "number") return Number.isInteger(data) ? data : new Float(data);
  if (data === null || typeof data === "boolean") return data;
  if (data instanceof Text) return data;
  if (data instanceof JsonText) return readJson(data.text, false);
  if (Array.isArray(data)) return new List(data.map(valueFrom));
  return typeof data === "object"
    ? dictFrom(data)
    : failRender(`a template cannot be given a ${typeof data}`);
}

/** Fields that are undefined are left out. */
function dictFrom(data: object): Dict {
  const dict = new Dict();
  for (const [key, value] of Object.entries(data)) {
    if (value !== undefined) dict.set(untrusted(key), valueFrom(value));
  }
  return dict;
}
