import type { NamedFilter } from "./filter.ts";
import { argument } from "./given.ts";
import { isTrue, itemsOf, numberOf } from "./kinds.ts";
import { readJson } from "./json-read.ts";
import { writeJson } from "./json-write.ts";
import { show } from "./show.ts";
import { isTrusted, Text } from "./text.ts";
import type { Arguments, Value } from "./values.ts";

export const jsonFilters: readonly NamedFilter[] = [
  ["tojson", toJson],
  ["from_json", fromJson],
  ["fromjson", fromJson],
];

/** As transformers defines it: `json.dumps` with characters as they are, and no HTML escapes. */
function toJson(value: Value, given: Arguments): Text {
  const indent = indentOf(argument(given, 1, "indent") ?? null);
  const separators = argument(given, 2, "separators") ?? null;
  const [item, key] = separators === null ? [] : itemsOf(separators).map((each) => show(each).value);
  return writeJson(value, {
    ensureAscii: isTrue(argument(given, 0, "ensure_ascii") ?? false),
    indent,
    itemSeparator: item ?? (indent === null ? ", " : ","),
    keySeparator: key ?? ": ",
    sortKeys: isTrue(argument(given, 3, "sort_keys") ?? false),
  });
}

function indentOf(value: Value): string | null {
  if (value instanceof Text) return value.value;
  const width = numberOf(value);
  return width === undefined ? null : " ".repeat(Math.min(Math.max(0, width), 100));
}

function fromJson(value: Value): Value {
  const text = show(value);
  return readJson(text.value, isTrusted(text));
}
