import { itemOf } from "./lookup.ts";
import { show } from "./show.ts";
import { Text } from "./text.ts";
import { Undefined } from "./values.ts";
import type { Value } from "./values.ts";

/** Reads `a.b.0` from a value, as the `attribute` of filters is written. */
export function attributeGetter(path: Value, fallback?: Value): (item: Value) => Value {
  const steps = typeof path === "number" ? [path] : show(path).value.split(".").map(stepOf);
  return (item) => {
    const found = steps.reduce<Value>(itemOf, item);
    return found instanceof Undefined && fallback !== undefined ? fallback : found;
  };
}

function stepOf(step: string): Value {
  return /^\d+$/.test(step) ? Number(step) : new Text(step);
}
