import { argument, optionalInteger, required, textFrom } from "./given.ts";
import { itemsOf } from "./kinds.ts";
import { spend } from "./meter.ts";
import { charactersOf, offsetOfPoint, pointCount } from "./text-points.ts";
import type { Text } from "./text.ts";
import { Tuple } from "./values.ts";
import type { Arguments, Value } from "./values.ts";
import { isSpace } from "./white-space.ts";

type Method = (self: Text, given: Arguments) => boolean;

const every =
  (isKind: (character: string) => boolean): Method =>
  (self) =>
    self.value !== "" && charactersOf(self).every(({ value }) => isKind(value));

const matching =
  (pattern: RegExp): Method =>
  ({ value }) => {
    spend(value.length >> 2);
    return pattern.test(value);
  };

/** The methods of strings that answer yes or no. */
export const textTests: readonly (readonly [string, Method])[] = [
  ["startswith", (self, given) => startsOrEnds(self, given, (part, affix) => part.startsWith(affix))],
  ["endswith", (self, given) => startsOrEnds(self, given, (part, affix) => part.endsWith(affix))],
  ["isspace", every(isSpace)],
  ["isalpha", matching(/^\p{L}+$/u)],
  ["isalnum", matching(/^[\p{L}\p{N}]+$/u)],
  ["isdigit", matching(/^[\p{Nd}\u00b2\u00b3\u00b9\u2070-\u2089]+$/u)],
  ["isdecimal", matching(/^\p{Nd}+$/u)],
  ["isnumeric", matching(/^\p{N}+$/u)],
  ["isascii", ({ value }) => pointCount(value) === Buffer.byteLength(value)],
  ["isidentifier", matching(/^[\p{L}_][\p{L}\p{N}_]*$/u)],
  ["islower", ({ value }) => isCased(value) && value === value.toLowerCase()],
  ["isupper", ({ value }) => isCased(value) && value === value.toUpperCase()],
];

export function isCased(value: string): boolean {
  spend(value.length >> 1);
  return value.toLowerCase() !== value.toUpperCase();
}

type HasAffix = (part: string, affix: string) => boolean;

function startsOrEnds({ value }: Text, given: Arguments, hasAffix: HasAffix): boolean {
  const affixes = affixesOf(required(given, 0));
  const isWhole = argument(given, 1) === undefined;
  const part = isWhole ? value : value.slice(offset(value, given, 1), offset(value, given, 2));
  return affixes.some((affix) => hasAffix(part, affix.value));
}

function offset(value: string, given: Arguments, index: number): number {
  const point = optionalInteger(given, index) ?? (index === 1 ? 0 : value.length);
  return offsetOfPoint(value, Math.max(0, point < 0 ? point + pointCount(value) : point));
}

function affixesOf(value: Value): readonly Text[] {
  return value instanceof Tuple ? itemsOf(value).map(textFrom) : [textFrom(value)];
}
