import { spend } from "./meter.ts";
import { failRender } from "./template-error.ts";
import { Text } from "./text.ts";
import { Float, Tuple, Undefined } from "./values.ts";
import type { Value } from "./values.ts";

type Key = string | number | null;

interface Entry {
  readonly key: Value;
  value: Value;
}

/** Python's dict: any hashable key, in the order of insertion. Nothing in it can reach a JavaScript prototype. */
export class Dict {
  private readonly entries = new Map<Key, Entry>();

  get size(): number {
    return this.entries.size;
  }

  get(key: Value): Value | undefined {
    return this.entries.get(hashOf(key))?.value;
  }

  getText(key: string): Value | undefined {
    return this.entries.get(hashOfText(key))?.value;
  }

  set(key: Value, value: Value): void {
    const hash = hashOf(key);
    const entry = this.entries.get(hash);
    if (entry === undefined) this.entries.set(hash, { key, value });
    else entry.value = value;
  }

  setText(key: string, value: Value): void {
    this.set(new Text(key), value);
  }

  delete(key: Value): void {
    this.entries.delete(hashOf(key));
  }

  clear(): void {
    this.entries.clear();
  }

  keys(): Value[] {
    return Array.from(this.entries.values(), ({ key }) => key);
  }

  values(): Value[] {
    return Array.from(this.entries.values(), ({ value }) => value);
  }

  pairs(): readonly (readonly [Value, Value])[] {
    return Array.from(this.entries.values(), ({ key, value }) => [key, value]);
  }
}

export function dictOf(pairs: Iterable<readonly [Value, Value]>): Dict {
  const dict = new Dict();
  for (const [key, value] of pairs) dict.set(key, value);
  return dict;
}

/** Equal keys have one hash: `1`, `1.0` and `True` are one key. */
function hashOf(key: Value): Key {
  if (key === null || typeof key === "number") return key;
  if (typeof key === "boolean") return Number(key);
  if (key instanceof Text) return hashOfText(key.value);
  if (key instanceof Float) return key.number;
  if (key instanceof Tuple) return `\0tuple${key.items.map((item) => hashOfPart(hashOf(item))).join("")}`;
  if (key instanceof Undefined) return "\0undefined";
  return failRender("a list or dict cannot be a dict's key");
}

/** No text has the hash of a tuple, whatever characters it is made of. */
function hashOfText(text: string): string {
  spend(text.length >> 6);
  return text.startsWith("\0") ? `\0${text}` : text;
}

function hashOfPart(key: Key): string {
  return `\0${typeof key}${String(key).length}:${String(key)}`;
}
