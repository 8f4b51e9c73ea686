import { Dict } from "./dict.ts";
import { evaluate } from "./evaluate.ts";
import type { Parameter } from "./nodes.ts";
import type { Scope } from "./scope.ts";
import { Tuple, Undefined } from "./values.ts";
import type { Arguments } from "./values.ts";

/** Makes a macro's arguments variables of its scope; what is left over is in `varargs` and `kwargs`. */
export function bindParameters(parameters: readonly Parameter[], given: Arguments, scope: Scope): void {
  const left = new Map(given.named);
  scope.set("caller", left.get("caller") ?? new Undefined("'caller'"));
  left.delete("caller");
  for (const [index, { name, fallback }] of parameters.entries()) {
    const value = given.positional[index] ?? (index < given.positional.length ? null : left.get(name));
    left.delete(name);
    scope.set(name, value ?? (value === null ? null : new Undefined(`parameter '${name}'`)));
    if (value === undefined && fallback !== null) scope.set(name, evaluate(fallback, scope));
  }
  const named = new Dict();
  for (const [name, value] of left) named.setText(name, value);
  scope.set("varargs", new Tuple(given.positional.slice(parameters.length)));
  scope.set("kwargs", named);
}
