import { Dict } from "./dict.ts";
import { dictMethods } from "./dict-methods.ts";
import { listMethods } from "./list-methods.ts";
import { spendOnReading, Text } from "./text.ts";
import { textMethods } from "./text-methods.ts";
import { Callable, List, Tuple } from "./values.ts";
import type { Arguments, Value } from "./values.ts";

type Methods<T> = ReadonlyMap<string, (self: T, given: Arguments) => Value>;

/** A method of the value, bound to it. */
export function methodOf(value: Value, name: string): Value | undefined {
  if (value instanceof Text) return bind(value, textMethods, name);
  if (value instanceof Dict) return bind(value, dictMethods, name);
  if (value instanceof List) return bind(value, listMethods, name);
  if (value instanceof Tuple && (name === "index" || name === "count")) {
    return bind(new List([...value.items]), listMethods, name);
  }
  return undefined;
}

function bind<T>(self: T, methods: Methods<T>, name: string): Value | undefined {
  const method = methods.get(name);
  if (method === undefined) return undefined;
  return new Callable(name, (given) => {
    spendOnReading(self);
    return method(self, given);
  });
}
