import { rawText } from "./raw-text.ts";
import type { Bounds } from "./raw-text.ts";
import { literal, repeated, sequence } from "./rules.ts";
import type { Rules } from "./rules.ts";

/** How values are written. */
export interface Notation {
  readonly name: string;
  readonly true: string;
  readonly false: string;
  readonly null: string;
  readonly comma: string;
  /** Between the elements of an object or list and its brackets. */
  readonly space: string;
  /** Any string within these bounds, or one of a rule for its characters. */
  string(rules: Rules, bounds: Bounds, chars?: string): string;
  /** A string that is known. */
  text(value: string): string;
  /** A key with what follows it. */
  key(name: string): string;
}

/** A line break with an indentation, a blank, or nothing. */
const freeSpace = '(" "? | "\\n" [ ]{0,16})';
const jsonChar = '([^"\\\\\\x7F\\x00-\\x1F] | "\\\\" (["\\\\/bfnrt] | "u" [0-9a-fA-F]{4}))';

export const jsonNotation: Notation = {
  name: "json",
  true: "true",
  false: "false",
  null: "null",
  comma: `"," ${freeSpace}`,
  space: freeSpace,
  string: (rules, { least, most }, chars) =>
    sequence('"\\""', chars ?? repeated(rules.name(jsonChar), least, most), '"\\""'),
  text: (value) => literal(JSON.stringify(value)),
  key: (name) => sequence(literal(`${JSON.stringify(name)}:`), '" "?'),
};

export const pythonNotation: Notation = {
  ...jsonNotation,
  name: "python",
  true: "True",
  false: "False",
  null: "None",
  comma: '"," " "?',
  space: "",
};

/** Objects whose keys stand bare and whose strings stand between tokens. */
export function quotedNotation(quote: string): Notation {
  return {
    name: "quoted",
    true: "true",
    false: "false",
    null: "null",
    comma: '","',
    space: "",
    string: (rules, bounds, chars) =>
      sequence(literal(quote), chars ?? rawText(quote, rules, bounds), literal(quote)),
    text: (value) => literal(`${quote}${value}${quote}`),
    key: (name) => literal(`${name}:`),
  };
}

/** A value that is known, as of an enumeration. */
export function constantRule(value: unknown, notation: Notation): string {
  if (typeof value === "string") return notation.text(value);
  if (value === null) return literal(notation.null);
  if (typeof value === "boolean") return literal(value ? notation.true : notation.false);
  if (Array.isArray(value))
    return bracketed(
      "[",
      value.map((item) => constantRule(item, notation)),
      { close: "]", notation },
    );
  if (typeof value !== "object") return literal(JSON.stringify(value));
  const members = Object.entries(value).map(([key, item]) =>
    sequence(notation.key(key), constantRule(item, notation)),
  );
  return bracketed("{", members, { close: "}", notation });
}

interface Closing {
  readonly close: string;
  readonly notation: Notation;
}

function bracketed(open: string, items: readonly string[], { close, notation }: Closing): string {
  const inner = items.flatMap((item, index) => (index === 0 ? [item] : [notation.comma, item]));
  return sequence(literal(open), ...inner, literal(close));
}
