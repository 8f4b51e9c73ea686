import type { ToolCallPart } from "#contract/message.ts";

/** Characters of a summary beyond which nobody sees it. */
const longest = 300;

/** What a call was given and what it gave back, each in one line; empty where there is nothing yet. */
export interface CallSummary {
  readonly given: string;
  readonly result: string;
}

export function summaryOf({ arguments: given, state, result }: ToolCallPart): CallSummary {
  const input = state === "writing" ? undefined : parsed(given);
  const output = result === null ? undefined : parsed(result);
  return {
    given: oneLine(input === undefined ? given : namedValues(input)),
    result: oneLine(output === undefined ? (result ?? "") : values(withoutEcho(output, input))),
  };
}

/** JSON laid out over lines; what is not JSON, or not yet, stays as it is. */
export function laidOut(text: string): string {
  const value = parsed(text);
  return value === undefined ? text : JSON.stringify(value, null, 2);
}

function parsed(text: string): unknown {
  // Numbers of that many digits would come back rounded.
  if (/\d{16}/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Entries = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Entries {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A lone argument says what it is by itself. */
function namedValues(value: unknown): string {
  if (!isObject(value)) return valueText(value);
  const entries = Object.entries(value);
  if (entries.length === 1) return values(value);
  return entries.map(([name, each]) => `${name}: ${valueText(each)}`).join(", ");
}

function values(value: unknown): string {
  return isObject(value) ? Object.values(value).map(valueText).join(", ") : valueText(value);
}

/** Some tools repeat what they were asked, which the line says already. */
function withoutEcho(output: unknown, input: unknown): unknown {
  if (!isObject(output) || !isObject(input)) return output;
  return Object.fromEntries(
    Object.entries(output).filter(([name, value]) => valueText(value) !== valueText(input[name])),
  );
}

function valueText(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}

function oneLine(text: string): string {
  return text.slice(0, longest).replaceAll(/\s+/g, " ").trim();
}
