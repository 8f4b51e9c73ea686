import { formatValue } from "./format-spec.ts";
import type { FormatSpec } from "./format-spec.ts";
import { spend } from "./meter.ts";
import { represent, show } from "./show.ts";
import { failRender } from "./template-error.ts";
import { concat, sliceText } from "./text.ts";
import type { Text } from "./text.ts";
import type { Arguments, Value } from "./values.ts";

const piece = /\{\{|\}\}|\{(?<name>[^{}!:]*)(?:!(?<conversion>[rsa]))?(?::(?<spec>[^{}]*))?\}|[{}]/g;
const specification =
  /^(?:(?<fill>.)?(?<align>[<>^=]))?(?<sign>[-+ ])?#?(?<zero>0)?(?<width>\d{0,6})(?<grouping>[,_])?(?:\.(?<precision>\d{1,6}))?(?<type>[a-zA-Z%])?$/su;

/** Python's `text.format(...)`. */
export function formatBraces(template: Text, given: Arguments): Text {
  spend(template.value.length);
  const parts: Text[] = [];
  let automatic = 0;
  let at = 0;
  for (const match of template.value.matchAll(piece)) {
    parts.push(sliceText(template, at, match.index));
    at = match.index + match[0].length;
    const { name, conversion, spec = "" } = match.groups ?? {};
    if (name === undefined) {
      parts.push(sliceText(template, match.index, match.index + literalLength(match[0])));
    } else {
      const path = name === "" ? String(automatic++) : name;
      parts.push(formatValue(convert(fieldOf(path, given), conversion), readSpec(spec)));
    }
  }
  return concat([...parts, sliceText(template, at)]);
}

function literalLength(braces: string): number {
  if (braces.length === 1) failRender(`single '${braces}' encountered in format string`);
  return 1;
}

function convert(value: Value, conversion: string | undefined): Value {
  if (conversion === undefined) return value;
  return conversion === "s" ? show(value) : represent(value);
}

/** `name` or `0`. */
function fieldOf(path: string, { positional, named }: Arguments): Value {
  const value = /^\d+$/.test(path) ? positional[Number(path)] : named.get(path);
  return value === undefined ? failRender(`no value for '{${path}}'`) : value;
}

function readSpec(spec: string): FormatSpec {
  const groups = specification.exec(spec)?.groups;
  if (groups === undefined) return failRender(`invalid format specifier '${spec}'`);
  const { fill, align, sign = "", zero, width = "", grouping = "", precision, type = "" } = groups;
  return {
    fill: fill ?? (zero === undefined ? " " : "0"),
    align: alignOf(align) ?? (zero === undefined ? null : "="),
    sign,
    width: Number(width),
    grouping,
    precision: precision === undefined ? null : Number(precision),
    type,
  };
}

function alignOf(align: string | undefined): FormatSpec["align"] {
  return align === "<" || align === ">" || align === "^" || align === "=" ? align : null;
}
