const escape = /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8})|([0-7]{1,3})|(\n)|([\\'"abfnrtv]))/gi;

const named: ReadonlyMap<string, string> = new Map([
  ["\\", "\\"],
  ["'", "'"],
  ['"', '"'],
  ["a", "\x07"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["v", "\v"],
]);

/** The text between the quotes of a Python string literal, with its escapes resolved; unknown ones stay as written. */
export function unescapeLiteral(body: string): string {
  if (!body.includes("\\")) return body;
  return body.replace(escape, (whole: string, ...groups: readonly (string | undefined)[]) => {
    const [byte, unit, point, octal, newline, name] = groups;
    const code = byte ?? unit ?? point;
    if (code !== undefined) return codePoint(Number.parseInt(code, 16)) ?? whole;
    if (octal !== undefined) return String.fromCodePoint(Number.parseInt(octal, 8));
    return newline === undefined ? (named.get(name ?? "") ?? whole) : "";
  });
}

function codePoint(code: number): string | undefined {
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
