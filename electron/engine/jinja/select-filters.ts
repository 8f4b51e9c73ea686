import { attributeGetter } from "./attribute-path.ts";
import type { Filter, NamedFilter, Registry } from "./filter.ts";
import { argument, required, valueOr } from "./given.ts";
import { isTrue, itemsOf } from "./kinds.ts";
import { ownAttribute } from "./lookup.ts";
import { show } from "./show.ts";
import { emptyText } from "./text.ts";
import { Stream, Undefined } from "./values.ts";
import type { Arguments, Value } from "./values.ts";

export const selectFilters: readonly NamedFilter[] = [
  ["map", map],
  ["select", selecting(true)],
  ["reject", selecting(false)],
  ["selectattr", selectingAttribute(true)],
  ["rejectattr", selectingAttribute(false)],
  ["default", byDefault],
  ["d", byDefault],
  ["attr", attribute],
];

/** These filters take anything false, such as None, for an empty list. */
function itemsIfAny(value: Value): readonly Value[] {
  return isTrue(value) ? itemsOf(value) : [];
}

function attribute(value: Value, given: Arguments): Value {
  const name = show(required(given, 0, "name")).value;
  return valueOr(ownAttribute(value, name), new Undefined(`'${name}'`));
}

function map(value: Value, given: Arguments, registry: Registry): Value {
  const [name, ...positional] = given.positional;
  if (name === undefined) {
    const get = attributeGetter(required(given, 0, "attribute"), given.named.get("default"));
    return new Stream(itemsIfAny(value).map(get));
  }
  const inner = { positional, named: given.named };
  return new Stream(itemsIfAny(value).map((item) => registry.filter(show(name).value, item, inner)));
}

function selecting(wanted: boolean): Filter {
  return (value, given, registry) => {
    const passes = testOf(given, registry);
    return new Stream(itemsIfAny(value).filter((item) => passes(item) === wanted));
  };
}

function selectingAttribute(wanted: boolean): Filter {
  return (value, given, registry) => {
    const get = attributeGetter(required(given, 0));
    const passes = testOf({ positional: given.positional.slice(1), named: given.named }, registry);
    return new Stream(itemsIfAny(value).filter((item) => passes(get(item)) === wanted));
  };
}

/** The test that the first argument names, or truth. */
function testOf({ positional, named }: Arguments, registry: Registry): (item: Value) => boolean {
  const [name, ...rest] = positional;
  if (name === undefined) return isTrue;
  return (item) => registry.test(show(name).value, item, { positional: rest, named });
}

function byDefault(value: Value, given: Arguments): Value {
  const isMissing = isTrue(argument(given, 1, "boolean") ?? false)
    ? !isTrue(value)
    : value instanceof Undefined;
  return isMissing ? valueOr(argument(given, 0, "default_value"), emptyText) : value;
}
