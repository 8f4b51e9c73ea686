import { itemsOf } from "./kinds.ts";
import type { Target } from "./nodes.ts";
import type { Scope } from "./scope.ts";
import { failRender } from "./template-error.ts";
import { Namespace } from "./values.ts";
import type { Value } from "./values.ts";

/** Gives a value to what stands on the left of `=`, or between `for` and `in`. */
export function assign(target: Target, value: Value, scope: Scope): void {
  if (target.kind === "name") scope.set(target.name, value);
  else if (target.kind === "field") setField(scope.get(target.namespace), target.field, value);
  else assignSeveral(target.targets, itemsOf(value), scope);
}

function setField(namespace: Value, field: string, value: Value): void {
  if (namespace instanceof Namespace) namespace.values.set(field, value);
  else failRender("cannot assign attribute on non-namespace object");
}

function assignSeveral(targets: readonly Target[], values: readonly Value[], scope: Scope): void {
  if (targets.length !== values.length) {
    failRender(`${targets.length} values expected to unpack, got ${values.length}`);
  }
  for (const [index, target] of targets.entries()) assign(target, values[index] ?? null, scope);
}
