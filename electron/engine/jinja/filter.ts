import type { Arguments, Value } from "./values.ts";

/** The filters and tests that a filter such as `map` or `select` can use by name. */
export interface Registry {
  readonly filter: (name: string, value: Value, given: Arguments) => Value;
  readonly test: (name: string, value: Value, given: Arguments) => boolean;
}

export type Filter = (value: Value, given: Arguments, registry: Registry) => Value;

/** A filter and the names it goes by. */
export type NamedFilter = readonly [string, Filter];
