import { Dict } from "./dict.ts";
import { formatValue } from "./format-spec.ts";
import type { FormatSpec } from "./format-spec.ts";
import { spend } from "./meter.ts";
import { represent, show } from "./show.ts";
import { failRender } from "./template-error.ts";
import { concat, sliceText, Text } from "./text.ts";
import { Tuple } from "./values.ts";
import type { Value } from "./values.ts";

const field =
  /%(?:\((?<key>[^()]{0,200})\))?(?<flags>[-+ 0#]*)(?<width>\d{0,6})(?:\.(?<precision>\d{0,6}))?(?<type>[a-zA-Z%])/g;

/** Python's `text % values`. */
export function formatPercent(template: Text, values: Value): Text {
  spend(template.value.length);
  const waiting = values instanceof Tuple ? [...values.items] : [values];
  const next = (key: string | undefined): Value => {
    const value = key === undefined ? waiting.shift() : keyed(values, key);
    return value ?? (value === null ? null : failRender("not enough arguments for format string"));
  };
  const parts: Text[] = [];
  let at = 0;
  for (const match of template.value.matchAll(field)) {
    parts.push(sliceText(template, at, match.index));
    parts.push(match.groups?.["type"] === "%" ? new Text("%") : formatField(match.groups ?? {}, next));
    at = match.index + match[0].length;
  }
  if (waiting.length > 0 && !(values instanceof Dict)) {
    failRender("not all arguments converted during string formatting");
  }
  return concat([...parts, sliceText(template, at)]);
}

function keyed(values: Value, key: string): Value | undefined {
  return values instanceof Dict ? values.getText(key) : failRender("format requires a mapping");
}

type Groups = Readonly<Record<string, string | undefined>>;

function formatField(groups: Groups, next: (key: string | undefined) => Value): Text {
  const { key, flags = "", width = "", precision, type = "s" } = groups;
  const value = next(key);
  return formatValue(shown(value, type), {
    ...flagged(flags),
    width: Number(width),
    grouping: "",
    precision: precision === undefined ? null : Number(precision),
    type: types.get(type) ?? type,
  });
}

/** The types that `format` knows by another name. */
const types: ReadonlyMap<string, string> = new Map([
  ["i", "d"],
  ["u", "d"],
  ["r", ""],
  ["s", ""],
  ["a", ""],
  ["c", ""],
]);

function flagged(flags: string): Pick<FormatSpec, "fill" | "align" | "sign"> {
  const sign = flags.includes("+") ? "+" : flags.includes(" ") ? " " : "";
  if (flags.includes("-")) return { fill: " ", align: "<", sign };
  return flags.includes("0") ? { fill: "0", align: "=", sign } : { fill: " ", align: ">", sign };
}

function shown(value: Value, type: string): Value {
  if (type === "s") return show(value);
  return type === "r" || type === "a" ? represent(value) : value;
}
