import { TemplateError } from "./template-error.ts";

/** What one rendering may cost. Steps are counted rather than timed, so that the same input always ends the same way. */
export interface Limits {
  /** About one for each node of the template that is evaluated, and more for work on long values. */
  readonly steps: number;
  /** The longest text that may come into being, in UTF-16 units. */
  readonly text: number;
  /** Macros inside macros. */
  readonly depth: number;
}

export const defaultLimits: Limits = { steps: 6_000_000, text: 8 * 2 ** 20, depth: 100 };

/** Items in one `range`, as in Jinja2's sandbox. */
export const longestRange = 100_000;

const unlimited: Limits = { steps: Infinity, text: Infinity, depth: Infinity };

// Rendering never waits for anything, so there is one rendering at a time and one meter.
let limits = unlimited;
let steps = 0;
let depth = 0;

/** Does some work within limits; everything that calls `spend` meanwhile counts. */
export function metered<T>(given: Limits, work: () => T): T {
  const before = { limits, steps, depth };
  [limits, steps, depth] = [given, 0, 0];
  try {
    return work();
  } finally {
    ({ limits, steps, depth } = before);
  }
}

export function spend(count: number): void {
  steps += count;
  if (steps > limits.steps) throw new TemplateError("limit", "the template takes too many steps");
}

/** Work whose cost grows with a text that is read or made. */
export function spendOnText(length: number): void {
  limitText(length);
  spend(length >> 5);
}

/** For joined texts, whose characters are not copied. */
export function limitText(length: number): void {
  if (length > limits.text) throw new TemplateError("limit", "the template makes a text that is too long");
}

export function nested<T>(work: () => T): T {
  depth += 1;
  if (depth > limits.depth) throw new TemplateError("limit", "the template nests too deeply");
  try {
    return work();
  } finally {
    depth -= 1;
  }
}
