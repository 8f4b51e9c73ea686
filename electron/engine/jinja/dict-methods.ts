import { argument, required, valueOr } from "./given.ts";
import { Dict } from "./dict.ts";
import { itemsOf } from "./kinds.ts";
import { spend } from "./meter.ts";
import { failRender } from "./template-error.ts";
import { Text } from "./text.ts";
import { Tuple, View } from "./values.ts";
import type { Arguments, Value } from "./values.ts";

type Method = (self: Dict, given: Arguments) => Value;

/** The pairs of a dict as tuples. */
export function pairsOf(dict: Dict): readonly Tuple[] {
  spend(dict.size);
  return dict.pairs().map((pair) => new Tuple(pair));
}

/** Adds another dict's pairs, or a sequence of pairs, and then the named values. */
export function updateDict(dict: Dict, given: Arguments): void {
  const source = argument(given, 0);
  if (source instanceof Dict) for (const [key, value] of source.pairs()) dict.set(key, value);
  else if (source !== undefined) for (const pair of itemsOf(source)) setPair(dict, itemsOf(pair));
  for (const [name, value] of given.named) dict.set(new Text(name), value);
  spend(dict.size);
}

function setPair(dict: Dict, [key, value, ...rest]: readonly Value[]): void {
  if (key === undefined || value === undefined || rest.length > 0) failRender("expected pairs");
  else dict.set(key, value);
}

export const dictMethods: ReadonlyMap<string, Method> = new Map<string, Method>([
  ["items", (self) => new View("dict_items", pairsOf(self))],
  ["keys", (self) => new View("dict_keys", self.keys())],
  ["values", (self) => new View("dict_values", self.values())],
  ["get", (self, given) => valueOr(self.get(required(given, 0)), argument(given, 1) ?? null)],
  ["copy", (self) => copyOf(self)],
  [
    "update",
    (self, given) => {
      updateDict(self, given);
      return null;
    },
  ],
  ["pop", pop],
  ["setdefault", setDefault],
  [
    "clear",
    (self) => {
      self.clear();
      return null;
    },
  ],
]);

function copyOf(dict: Dict): Dict {
  const copy = new Dict();
  updateDict(copy, { positional: [dict], named: new Map() });
  return copy;
}

function pop(self: Dict, given: Arguments): Value {
  const key = required(given, 0);
  const own = self.get(key);
  const value = own === undefined ? argument(given, 1) : own;
  if (value === undefined) return failRender("no such key");
  self.delete(key);
  return value;
}

function setDefault(self: Dict, given: Arguments): Value {
  const key = required(given, 0);
  const value = self.get(key);
  if (value !== undefined) return value;
  const fallback = argument(given, 1) ?? null;
  self.set(key, fallback);
  return fallback;
}
