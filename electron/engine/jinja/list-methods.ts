import { argument, optionalInteger, required } from "./given.ts";
import { equals } from "./compare.ts";
import { itemsOf } from "./kinds.ts";
import { spend } from "./meter.ts";
import { sortValues } from "./sort-values.ts";
import { isTrue } from "./kinds.ts";
import { failRender } from "./template-error.ts";
import { List } from "./values.ts";
import type { Arguments, Value } from "./values.ts";

type Method = (self: List, given: Arguments) => Value;

type Change = (items: Value[], given: Arguments) => unknown;

/** A method that changes the list and returns None. */
function change(work: Change): Method {
  return ({ items }, given) => {
    work(items, given);
    return null;
  };
}

/** The same for one that moves the items behind the place of the change. */
function move(work: Change): Method {
  return change((items, given) => {
    spend(items.length >> 4);
    work(items, given);
  });
}

export const listMethods: ReadonlyMap<string, Method> = new Map<string, Method>([
  ["append", change((items, given) => items.push(required(given, 0)))],
  [
    "extend",
    change((items, given) =>
      itemsOf(required(given, 0))
        .slice()
        .forEach((item) => items.push(item)),
    ),
  ],
  ["insert", move((items, given) => items.splice(optionalInteger(given, 0) ?? 0, 0, required(given, 1)))],
  ["clear", change((items) => items.splice(0))],
  ["reverse", move((items) => items.reverse())],
  ["remove", move((items, given) => items.splice(indexOf(items, required(given, 0)), 1))],
  ["sort", change((items, given) => sortInPlace(items, given))],
  ["copy", ({ items }) => new List([...items])],
  ["count", ({ items }, given) => items.filter((item) => equals(item, required(given, 0))).length],
  ["index", ({ items }, given) => indexOf(items, required(given, 0))],
  ["pop", ({ items }, given) => pop(items, optionalInteger(given, 0) ?? -1)],
]);

function indexOf(items: readonly Value[], wanted: Value): number {
  const index = items.findIndex((item) => equals(item, wanted));
  return index < 0 ? failRender("the value is not in the list") : index;
}

function sortInPlace(items: Value[], given: Arguments): void {
  const isReversed = isTrue(argument(given, -1, "reverse") ?? false);
  items.splice(0, items.length, ...sortValues(items, { isReversed, key: (item) => item }));
}

function pop(items: Value[], index: number): Value {
  const at = index < 0 ? index + items.length : index;
  if (at < 0 || at >= items.length) failRender("pop index out of range");
  spend((items.length - at) >> 4);
  return items.splice(at, 1)[0] ?? null;
}
