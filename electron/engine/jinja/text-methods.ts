import { formatBraces } from "./format-braces.ts";
import { argument, optionalInteger, optionalText, required, requiredText, textFrom } from "./given.ts";
import { isTrue, itemsOf } from "./kinds.ts";
import { spendOnText } from "./meter.ts";
import { splitLines, splitText, splitTextFromRight, joinTexts, replaceText } from "./split-text.ts";
import { textTests } from "./text-tests.ts";
import { failRender } from "./template-error.ts";
import { offsetOfPoint, pointCount, pointOfOffset } from "./text-points.ts";
import { concat, emptyText, mapText, sliceText, Text } from "./text.ts";
import { capitalize, swapCase, titleCase } from "./text-case.ts";
import { List, Tuple } from "./values.ts";
import type { Arguments, Value } from "./values.ts";
import { splitWords, splitWordsFromRight, strip } from "./white-space.ts";
import type { Side } from "./white-space.ts";

type Method = (self: Text, given: Arguments) => Value;

const stripping =
  (side: Side): Method =>
  (self, given) =>
    strip(self, side, optionalText(given, 0, "chars")?.value);

const cased =
  (change: (value: string) => string): Method =>
  (self) =>
    mapText(self, change);

export const textMethods: ReadonlyMap<string, Method> = new Map<string, Method>([
  ...textTests,
  ["strip", stripping("both")],
  ["lstrip", stripping("left")],
  ["rstrip", stripping("right")],
  ["lower", cased((value) => value.toLowerCase())],
  ["casefold", cased((value) => value.toLowerCase())],
  ["upper", cased((value) => value.toUpperCase())],
  ["capitalize", cased(capitalize)],
  ["title", cased(titleCase)],
  ["swapcase", cased(swapCase)],
  ["split", (self, given) => split(self, given, { words: splitWords, parts: splitText })],
  ["rsplit", (self, given) => split(self, given, { words: splitWordsFromRight, parts: splitTextFromRight })],
  [
    "splitlines",
    (self, given) => new List([...splitLines(self, isTrue(argument(given, 0, "keepends") ?? false))]),
  ],
  ["partition", (self, given) => partition(self, requiredText(given, 0), "left")],
  ["rpartition", (self, given) => partition(self, requiredText(given, 0), "right")],
  ["replace", replace],
  ["join", (self, given) => joinTexts(itemsOf(required(given, 0)).map(textFrom), self)],
  ["format", (self, given) => formatBraces(self, given)],
  ["removeprefix", (self, given) => withoutPrefix(self, requiredText(given, 0).value)],
  ["removesuffix", (self, given) => withoutSuffix(self, requiredText(given, 0).value)],
  ["find", (self, given) => find(self, given, "left")],
  ["rfind", (self, given) => find(self, given, "right")],
  ["index", (self, given) => found(find(self, given, "left"))],
  ["rindex", (self, given) => found(find(self, given, "right"))],
  ["count", (self, given) => splitText(self, requiredText(given, 0).value, Infinity).length - 1],
  ["ljust", (self, given) => justify(self, given, "left")],
  ["rjust", (self, given) => justify(self, given, "right")],
  ["center", (self, given) => justify(self, given, "both")],
  ["zfill", (self, given) => zeroFill(self, optionalInteger(given, 0) ?? 0)],
]);

interface Splitters {
  readonly words: (text: Text, most: number) => readonly Text[];
  readonly parts: (text: Text, separator: string, most: number) => readonly Text[];
}

function split(self: Text, given: Arguments, { words, parts }: Splitters): List {
  const separator = optionalText(given, 0, "sep")?.value;
  const limit = optionalInteger(given, 1, "maxsplit") ?? -1;
  const most = limit < 0 ? Infinity : limit;
  return new List([...(separator === undefined ? words(self, most) : parts(self, separator, most))]);
}

function partition(self: Text, separator: Text, from: "left" | "right"): Tuple {
  const cut = from === "left" ? splitText : splitTextFromRight;
  const [before = emptyText, after] = cut(self, separator.value, 1);
  if (after !== undefined) {
    const start = before.value.length;
    return new Tuple([before, sliceText(self, start, start + separator.value.length), after]);
  }
  return new Tuple(from === "left" ? [self, emptyText, emptyText] : [emptyText, emptyText, self]);
}

function replace(self: Text, given: Arguments): Text {
  const limit = optionalInteger(given, 2, "count") ?? -1;
  const by = requiredText(given, 1, "new");
  return replaceText(self, requiredText(given, 0, "old").value, { by, most: limit < 0 ? Infinity : limit });
}

function withoutPrefix(self: Text, prefix: string): Text {
  return self.value.startsWith(prefix) ? sliceText(self, prefix.length) : self;
}

function withoutSuffix(self: Text, suffix: string): Text {
  return self.value.endsWith(suffix) ? sliceText(self, 0, self.value.length - suffix.length) : self;
}

/** The place of a text in code points, or -1. */
function find(self: Text, given: Arguments, from: "left" | "right"): number {
  const { value } = self;
  spendOnText(value.length);
  const wanted = requiredText(given, 0).value;
  const start = offsetOfPoint(value, Math.max(0, fromEnd(value, optionalInteger(given, 1) ?? 0)));
  const end = offsetOfPoint(value, Math.max(0, fromEnd(value, optionalInteger(given, 2) ?? value.length)));
  const part = value.slice(start, end);
  const place = from === "left" ? part.indexOf(wanted) : part.lastIndexOf(wanted);
  return place < 0 ? -1 : pointOfOffset(value, start + place);
}

function fromEnd(value: string, point: number): number {
  return point < 0 ? point + pointCount(value) : point;
}

function found(index: number): number {
  return index < 0 ? failRender("substring not found") : index;
}

function justify(self: Text, given: Arguments, side: Side): Text {
  const missing = (optionalInteger(given, 0, "width") ?? 80) - pointCount(self.value);
  if (missing <= 0) return self;
  spendOnText(missing);
  const fill = optionalText(given, 1, "fillchar")?.value ?? " ";
  const filling = (count: number): Text => new Text(fill.repeat(count));
  if (side === "left") return concat([self, filling(missing)]);
  if (side === "right") return concat([filling(missing), self]);
  const left = Math.floor(missing / 2);
  return concat([filling(left), self, filling(missing - left)]);
}

function zeroFill(self: Text, width: number): Text {
  const missing = width - pointCount(self.value);
  if (missing <= 0) return self;
  spendOnText(missing);
  const signs = /^[+-]/.test(self.value) ? 1 : 0;
  return concat([sliceText(self, 0, signs), new Text("0".repeat(missing)), sliceText(self, signs)]);
}
