/** Reads a value as a model may write it: JSON, Python literals, keys without quotation marks. */
export interface LooseText {
  readonly text: string;
  at: number;
  /** A token that stands for a quotation mark; nothing is escaped inside it. */
  readonly quote?: string;
}

const words: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ["true", true],
  ["True", true],
  ["false", false],
  ["False", false],
  ["null", null],
  ["None", null],
]);

const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f", "\n": "" };

/** The value as JSON text; null when it is in no notation that is known. */
export function toJson(text: string, quote?: string): string | null {
  const trimmed = text.trim();
  if (isJson(trimmed)) return trimmed;
  const loose: LooseText = quote === undefined ? { text: trimmed, at: 0 } : { text: trimmed, at: 0, quote };
  const value = parseLoose(loose);
  return value === undefined || loose.at < trimmed.length ? null : JSON.stringify(value);
}

export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The value that stands next; undefined when there is none. */
export function parseLoose(loose: LooseText): unknown {
  skipSpace(loose);
  const char = loose.text.charAt(loose.at);
  if (char === "{") return parseObject(loose);
  if (char === "[") return parseList(loose, "]");
  if (char === "(") return parseList(loose, ")");
  return parseString(loose) ?? parseWord(loose);
}

function parseObject(loose: LooseText): unknown {
  const entries: [string, unknown][] = [];
  loose.at += 1;
  while (!take(loose, "}")) {
    const key = parseString(loose) ?? parseKey(loose);
    if (key === undefined || !take(loose, ":")) return undefined;
    const value = parseLoose(loose);
    if (value === undefined) return undefined;
    entries.push([key, value]);
    if (!take(loose, ",") && !isNext(loose, "}")) return undefined;
  }
  return Object.fromEntries(entries);
}

function parseList(loose: LooseText, close: string): unknown {
  const items: unknown[] = [];
  loose.at += 1;
  while (!take(loose, close)) {
    const value = parseLoose(loose);
    if (value === undefined) return undefined;
    items.push(value);
    if (!take(loose, ",") && !isNext(loose, close)) return undefined;
  }
  return items;
}

/** `key=value, …)` from behind the opening bracket; values without a key get the next name. */
export function parseKeywords(loose: LooseText, names: readonly string[]): [string, unknown][] | undefined {
  const entries: [string, unknown][] = [];
  while (!take(loose, ")")) {
    const key = takeKeyword(loose) ?? names[entries.length];
    const value = parseLoose(loose);
    if (key === undefined || value === undefined) return undefined;
    entries.push([key, value]);
    if (!take(loose, ",") && !isNext(loose, ")")) return undefined;
  }
  return entries;
}

function takeKeyword(loose: LooseText): string | undefined {
  const [all, key] = /^\s*([\p{L}_$][\p{L}\p{N}_$-]*)\s*=(?!=)/u.exec(loose.text.slice(loose.at)) ?? [];
  loose.at += all?.length ?? 0;
  return key;
}

function parseKey(loose: LooseText): string | undefined {
  const [key] = /^[^\s:,{}[\]"']+/u.exec(loose.text.slice(loose.at)) ?? [];
  loose.at += key?.length ?? 0;
  return key;
}

function parseString(loose: LooseText): string | undefined {
  skipSpace(loose);
  const { text, quote } = loose;
  if (quote !== undefined && text.startsWith(quote, loose.at)) return parseQuoted(loose, quote);
  const mark = text.charAt(loose.at);
  return mark === '"' || mark === "'" ? parseEscaped(loose, mark) : undefined;
}

function parseQuoted(loose: LooseText, quote: string): string | undefined {
  const start = loose.at + quote.length;
  const end = loose.text.indexOf(quote, start);
  if (end < 0) return undefined;
  loose.at = end + quote.length;
  return loose.text.slice(start, end);
}

function parseEscaped(loose: LooseText, mark: string): string | undefined {
  let value = "";
  for (loose.at += 1; loose.at < loose.text.length; loose.at += 1) {
    const char = loose.text.charAt(loose.at);
    if (char === mark) {
      loose.at += 1;
      return value;
    }
    value += char === "\\" ? parseEscape(loose) : char;
  }
  return undefined;
}

/** The character behind a backslash; `at` ends on the last character of the escape. */
function parseEscape(loose: LooseText): string {
  const [code, digits] =
    /^(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))/.exec(loose.text.slice(loose.at + 1))?.filter(Boolean) ?? [];
  if (code !== undefined && digits !== undefined) {
    loose.at += code.length;
    return String.fromCharCode(Number.parseInt(digits, 16));
  }
  loose.at += 1;
  const char = loose.text.charAt(loose.at);
  return escapes[char] ?? ("\\\"'/".includes(char) ? char : `\\${char}`);
}

function parseWord(loose: LooseText): unknown {
  const [word] = /^[^\s,:{}[\]()"']+/.exec(loose.text.slice(loose.at)) ?? [];
  if (word === undefined) return undefined;
  const value = words.has(word) ? words.get(word) : parseNumber(word);
  if (value !== undefined) loose.at += word.length;
  return value;
}

function parseNumber(word: string): number | undefined {
  const isNumber = /^[+-]?(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(word);
  return isNumber ? Number(word.replaceAll("_", "")) : undefined;
}

function take(loose: LooseText, char: string): boolean {
  const isThere = isNext(loose, char);
  if (isThere) loose.at += 1;
  return isThere;
}

function isNext(loose: LooseText, char: string): boolean {
  skipSpace(loose);
  return loose.text.charAt(loose.at) === char;
}

function skipSpace(loose: LooseText): void {
  while (/\s/.test(loose.text.charAt(loose.at))) loose.at += 1;
}
