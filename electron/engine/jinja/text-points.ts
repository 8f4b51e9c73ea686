import { spend } from "./meter.ts";
import { sliceText } from "./text.ts";
import type { Text } from "./text.ts";

const surrogate = /[\uD800-\uDFFF]/;

/** True where code points and UTF-16 units differ. */
function hasPairs(value: string): boolean {
  spend(value.length >> 6);
  return surrogate.test(value);
}

/** The number of characters as Python counts them: code points. */
export function pointCount(value: string): number {
  return hasPairs(value) ? Array.from(value).length : value.length;
}

/** Where the n-th code point begins, in UTF-16 units. */
export function offsetOfPoint(value: string, point: number): number {
  if (!hasPairs(value)) return Math.min(point, value.length);
  let offset = 0;
  for (let left = point; left > 0 && offset < value.length; left -= 1) offset += widthAt(value, offset);
  return offset;
}

/** Which code point begins at an offset in UTF-16 units. */
export function pointOfOffset(value: string, offset: number): number {
  return pointCount(value.slice(0, offset));
}

export function charactersOf(text: Text): readonly Text[] {
  const { value } = text;
  spend(value.length);
  const characters: Text[] = [];
  for (let at = 0; at < value.length;) {
    const end = at + widthAt(value, at);
    characters.push(sliceText(text, at, end));
    at = end;
  }
  return characters;
}

function widthAt(value: string, offset: number): number {
  return (value.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
}

/** The order of code points, which is not that of UTF-16 units. */
export function comparePoints(one: string, other: string): number {
  if (!hasPairs(one) && !hasPairs(other)) return one === other ? 0 : one < other ? -1 : 1;
  const [left, right] = [Array.from(one), Array.from(other)];
  const at = left.findIndex((character, index) => character !== right[index]);
  if (at < 0) return left.length - right.length;
  return (left[at]?.codePointAt(0) ?? -1) - (right[at]?.codePointAt(0) ?? -1);
}
