import { spend } from "./meter.ts";

/** The first character upper case, the others lower case. */
export function capitalize(value: string): string {
  const [first = ""] = value;
  return first.toUpperCase() + value.slice(first.length).toLowerCase();
}

/** Python's `str.title`: every run of letters begins upper case. */
export function titleCase(value: string): string {
  spend(value.length);
  return value.replace(/\p{L}+/gu, (word) => capitalize(word));
}

/** Jinja2's `title` filter: words are what stands between white space, hyphens and opening brackets. */
export function titleWords(value: string): string {
  spend(value.length);
  return value.replace(/[^-\s({[<]+/g, (word) => capitalize(word));
}

export function swapCase(value: string): string {
  spend(value.length);
  return value.replace(/\p{L}/gu, (letter) =>
    letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase(),
  );
}
