import { equals } from "./compare.ts";
import { required } from "./given.ts";
import { failRender } from "./template-error.ts";
import { Callable, Tuple, Undefined } from "./values.ts";
import type { Arguments, Value } from "./values.ts";

/** A loop that is running. */
export interface LoopState {
  readonly items: readonly Value[];
  index: number;
  readonly depth: number;
  readonly recurse: (iterable: Value) => Value;
}

type Attribute = (state: LoopState) => Value;

const attributes: ReadonlyMap<string, Attribute> = new Map<string, Attribute>([
  ["index", ({ index }) => index + 1],
  ["index0", ({ index }) => index],
  ["revindex", ({ items, index }) => items.length - index],
  ["revindex0", ({ items, index }) => items.length - index - 1],
  ["first", ({ index }) => index === 0],
  ["last", ({ items, index }) => index === items.length - 1],
  ["length", ({ items }) => items.length],
  ["depth", ({ depth }) => depth + 1],
  ["depth0", ({ depth }) => depth],
  ["previtem", ({ items, index }) => neighbour(items[index - 1], "there is no previous item")],
  ["nextitem", ({ items, index }) => neighbour(items[index + 1], "there is no next item")],
]);

function neighbour(item: Value | undefined, what: string): Value {
  return item === undefined ? new Undefined(what) : item;
}

/** The variable `loop`. */
export function createLoop(state: LoopState): Callable {
  const cycle = new Callable("cycle", ({ positional }) => {
    if (positional.length === 0) failRender("no items for cycling given");
    return positional[state.index % positional.length] ?? null;
  });
  const changed = createChanged();
  const methods = new Map([
    ["cycle", cycle],
    ["changed", changed],
  ]);
  return new Callable(
    "loop",
    (given) => state.recurse(required(given, 0)),
    (name) => methods.get(name) ?? attributes.get(name)?.(state),
  );
}

/** True when the values differ from those of the call before. */
function createChanged(): Callable {
  let last: Tuple | null = null;
  return new Callable("changed", ({ positional }: Arguments) => {
    const now = new Tuple(positional);
    const isChanged = last === null || !equals(last, now);
    last = now;
    return isChanged;
  });
}
