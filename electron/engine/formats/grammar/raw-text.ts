import { literal, oneOf, repeated, sequence } from "./rules.ts";
import type { Rules } from "./rules.ts";

/** How long a text may be, in characters. */
export interface Bounds {
  readonly least?: number | undefined;
  readonly most?: number | undefined;
}

/** Any text in which a mark does not occur. */
export function rawText(mark: string, rules: Rules, { least = 0, most }: Bounds = {}): string {
  const first = mark.charAt(0);
  // With bounds a simpler rule has to do: a text without even the mark's first character.
  if (most !== undefined || least > 0) return repeated(charsExcept([first]), least, most);
  return rules.once(`raw ${mark}`, () => state(mark, 0, rules));
}

/** What may come when the text ends with so many characters of the mark. */
function state(mark: string, matched: number, rules: Rules): string {
  const chars = [...new Set(mark)];
  const steps = chars.flatMap((char) => {
    const next = overlap(mark, mark.slice(0, matched) + char);
    return next === mark.length ? [] : [sequence(literal(char), stateName(mark, next, rules))];
  });
  return oneOf([...steps, sequence(charsExcept(chars), stateName(mark, 0, rules)), '""']).slice(1, -1);
}

function stateName(mark: string, matched: number, rules: Rules): string {
  return rules.once(matched === 0 ? `raw ${mark}` : `raw ${matched} ${mark}`, () =>
    state(mark, matched, rules),
  );
}

/** The length of the longest beginning of the mark that the text ends with. */
function overlap(mark: string, text: string): number {
  for (let length = Math.min(mark.length, text.length); length > 0; length -= 1) {
    if (text.endsWith(mark.slice(0, length))) return length;
  }
  return 0;
}

function charsExcept(chars: readonly string[]): string {
  const escaped = chars.map((char) => ("]\\^-".includes(char) ? `\\${char}` : char.replace("\n", "\\n")));
  return `[^${escaped.join("")}]`;
}
