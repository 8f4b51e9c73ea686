import type { NamedFilter } from "./filter.ts";
import { formatPercent } from "./format-percent.ts";
import { argument, optionalInteger, optionalText, required } from "./given.ts";
import { isTrue, itemsOf } from "./kinds.ts";
import { dictOf } from "./dict.ts";
import { attributeGetter } from "./attribute-path.ts";
import { spend } from "./meter.ts";
import { show } from "./show.ts";
import { joinTexts, replaceText, splitLines } from "./split-text.ts";
import { capitalize, titleWords } from "./text-case.ts";
import { concat, emptyText, mapText, Text } from "./text.ts";
import { Tuple } from "./values.ts";
import type { Arguments, Value } from "./values.ts";
import { strip } from "./white-space.ts";
import { textMethods } from "./text-methods.ts";

const changed =
  (change: (value: string) => string) =>
  (value: Value): Text =>
    mapText(show(value), change);

export const textFilters: readonly NamedFilter[] = [
  ["string", show],
  ["safe", show],
  ["lower", changed((value) => value.toLowerCase())],
  ["upper", changed((value) => value.toUpperCase())],
  ["capitalize", changed(capitalize)],
  ["title", changed(titleWords)],
  ["escape", escapeHtml],
  ["e", escapeHtml],
  ["trim", (value, given) => strip(show(value), "both", optionalText(given, 0, "chars")?.value)],
  ["replace", replace],
  ["join", join],
  ["indent", indent],
  ["format", format],
  ["center", (value, given) => textMethods.get("center")?.(show(value), given) ?? null],
  ["wordcount", (value) => countWords(show(value).value)],
];

function countWords(text: string): number {
  spend(text.length);
  return text.match(/[\p{L}\p{N}_]+/gu)?.length ?? 0;
}

function replace(value: Value, given: Arguments): Text {
  const most = optionalInteger(given, 2, "count") ?? -1;
  const by = show(required(given, 1, "new"));
  return replaceText(show(value), show(required(given, 0, "old")).value, {
    by,
    most: most < 0 ? Infinity : most,
  });
}

function join(value: Value, given: Arguments): Text {
  const attribute = argument(given, 1, "attribute");
  const get = attribute === undefined ? (item: Value) => item : attributeGetter(attribute);
  const separator = argument(given, 0, "d") ?? emptyText;
  return joinTexts(
    itemsOf(value).map((item) => show(get(item))),
    show(separator),
  );
}

const newline = new Text("\n");

function indent(value: Value, given: Arguments): Text {
  const width = argument(given, 0, "width") ?? 4;
  const space = width instanceof Text ? width : new Text(" ".repeat(Math.min(Number(width), 1000)));
  const withBlank = isTrue(argument(given, 2, "blank") ?? false);
  const [first = emptyText, ...rest] = splitLines(concat([show(value), newline]), false);
  const lines = rest.map((line) => (line.value === "" && !withBlank ? line : concat([space, line])));
  const indented = joinTexts([first, ...lines], newline);
  return isTrue(argument(given, 1, "first") ?? false) ? concat([space, indented]) : indented;
}

function format(value: Value, { positional, named }: Arguments): Text {
  const byName = dictOf(Array.from(named, ([name, item]) => [new Text(name), item]));
  return formatPercent(show(value), named.size > 0 ? byName : new Tuple(positional));
}

const entities: readonly (readonly [string, string])[] = [
  ["&", "&amp;"],
  [">", "&gt;"],
  ["<", "&lt;"],
  ["'", "&#39;"],
  ['"', "&#34;"],
];

function escapeHtml(value: Value): Text {
  return entities.reduce(
    (text, [character, entity]) => replaceText(text, character, { by: new Text(entity), most: Infinity }),
    show(value),
  );
}
