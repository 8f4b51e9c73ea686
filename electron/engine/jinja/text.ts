import { spend, spendOnText } from "./meter.ts";

/**
 * A string that knows which of its parts came from outside the template. `marks` holds the untrusted ranges as a flat
 * list of starts and ends in UTF-16 units, in order and never touching.
 */
export class Text {
  readonly value: string;
  readonly marks: readonly number[];

  constructor(value: string, marks: readonly number[] = noMarks) {
    this.value = value;
    this.marks = marks;
  }
}

const noMarks: readonly number[] = [];

export const emptyText = new Text("");

export function untrusted(value: string): Text {
  return value === "" ? emptyText : new Text(value, [0, value.length]);
}

/** A new text that is as trustworthy as what it was made from: untrusted as a whole if any of it was. */
export function madeFrom(value: string, isTrusted: boolean): Text {
  return isTrusted ? new Text(value) : untrusted(value);
}

export function isTrusted(text: Text): boolean {
  return text.marks.length === 0;
}

/** The least that a function costs which may look at every character. */
export function spendOnReading(value: unknown): void {
  if (value instanceof Text) spend(value.value.length >> 7);
}

export function concat(parts: readonly Text[]): Text {
  const [first, second] = parts;
  if (first === undefined) return emptyText;
  if (second === undefined) return first;
  const marks: number[] = [];
  let value = "";
  for (const part of parts) {
    addMarks(marks, part.marks, value.length);
    value += part.value;
  }
  // The marks are copied, the characters are not.
  spend(marks.length >> 2);
  return new Text(value, marks.length === 0 ? noMarks : marks);
}

function addMarks(marks: number[], added: readonly number[], offset: number): void {
  if (added.length === 0) return;
  const isJoined = marks.length > 0 && marks.at(-1) === offset && added[0] === 0;
  if (isJoined) marks.pop();
  for (let at = isJoined ? 1 : 0; at < added.length; at += 1) marks.push((added[at] ?? 0) + offset);
}

/** Offsets in UTF-16 units, within the text. */
export function sliceText(text: Text, from: number, to: number = text.value.length): Text {
  if (from <= 0 && to >= text.value.length) return text;
  if (to <= from) return emptyText;
  return new Text(text.value.slice(from, to), isTrusted(text) ? noMarks : sliceMarks(text.marks, from, to));
}

function sliceMarks(marks: readonly number[], from: number, to: number): readonly number[] {
  spend(marks.length >> 3);
  const kept: number[] = [];
  for (let at = 0; at < marks.length; at += 2) {
    const start = Math.max(marks[at] ?? 0, from);
    const end = Math.min(marks[at + 1] ?? 0, to);
    if (start < end) kept.push(start - from, end - from);
  }
  return kept;
}

/** Changes the characters; where their number changes too, one untrusted character makes all of them untrusted. */
export function mapText(text: Text, change: (value: string) => string): Text {
  const value = change(text.value);
  spendOnText(value.length);
  if (isTrusted(text)) return new Text(value);
  return value.length === text.value.length ? new Text(value, text.marks) : untrusted(value);
}

/** A stretch of a rendered prompt. */
export interface TextSegment {
  readonly text: string;
  readonly trusted: boolean;
}

export function segmentsOf({ value, marks }: Text): readonly TextSegment[] {
  const edges = [0, ...marks, value.length];
  return edges
    .slice(1)
    .map((end, index) => ({ text: value.slice(edges[index], end), trusted: index % 2 === 0 }))
    .filter(({ text }) => text !== "");
}
