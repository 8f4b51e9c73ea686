import type { Dict } from "./dict.ts";
import type { Text } from "./text.ts";

/** What a template works with; a `number` is a Python int. */
export type Value =
  | null
  | boolean
  | number
  | Float
  | Text
  | List
  | Tuple
  | View
  | Stream
  | Dict
  | Namespace
  | Callable
  | Undefined;

/** Python's float, kept apart because `1.0` prints its point and `7 / 1` makes one. */
export class Float {
  readonly number: number;

  constructor(number: number) {
    this.number = number;
  }
}

export class List {
  readonly items: Value[];

  constructor(items: Value[]) {
    this.items = items;
  }
}

export class Tuple {
  readonly items: readonly Value[];

  constructor(items: readonly Value[]) {
    this.items = items;
  }
}

/** What `keys()`, `values()` and `items()` of a dict give. */
export class View {
  readonly name: string;
  readonly items: readonly Value[];

  constructor(name: string, items: readonly Value[]) {
    this.name = name;
    this.items = items;
  }
}

/** Python's generator: can be gone through once, counts as true, and has no length. */
export class Stream {
  items: readonly Value[];

  constructor(items: readonly Value[]) {
    this.items = items;
  }
}

export class Namespace {
  readonly values: Map<string, Value>;

  constructor(values: Map<string, Value>) {
    this.values = values;
  }
}

/** The values in a call's parentheses. */
export interface Arguments {
  readonly positional: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
}

/** A function, macro or method, or an object with attributes such as `loop`. */
export class Callable {
  readonly name: string;
  readonly call: (given: Arguments) => Value;
  readonly attribute: (name: string) => Value | undefined;

  constructor(name: string, call: Callable["call"], attribute: Callable["attribute"] = () => undefined) {
    this.name = name;
    this.call = call;
    this.attribute = attribute;
  }
}

/** Prints nothing, is false and has no items; asking it for anything else is an error. */
export class Undefined {
  /** What was looked for, as error messages put it. */
  readonly what: string;

  constructor(what: string) {
    this.what = what;
  }
}
