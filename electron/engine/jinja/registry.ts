import type { Filter, Registry } from "./filter.ts";
import { jsonFilters } from "./json-filters.ts";
import { listFilters } from "./list-filters.ts";
import { numberFilters } from "./number-filters.ts";
import { selectFilters } from "./select-filters.ts";
import { show } from "./show.ts";
import { spendOnReading } from "./text.ts";
import { failRender } from "./template-error.ts";
import { tests } from "./tests.ts";
import { textFilters } from "./text-filters.ts";

const filters: ReadonlyMap<string, Filter> = new Map<string, Filter>([
  ...textFilters,
  ...numberFilters,
  ...listFilters,
  ...selectFilters,
  ...jsonFilters,
]);

/** Every filter and test there is. */
export const registry: Registry = {
  filter(name, value, given) {
    const filter = filters.get(name);
    if (filter === undefined) return failRender(`no filter named '${name}'`);
    spendOnReading(value);
    return filter(value, given, registry);
  },
  test(name, value, given) {
    if (name === "filter" || name === "test") {
      return (name === "filter" ? filters : tests).has(show(value).value);
    }
    const test = tests.get(name);
    if (test === undefined) return failRender(`no test named '${name}'`);
    spendOnReading(value);
    return test(value, given);
  },
};
