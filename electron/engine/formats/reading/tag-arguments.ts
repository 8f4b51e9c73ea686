import type { TagArguments } from "../format.ts";
import { firstWord, takeHead } from "./head.ts";
import { isCutOff, seeOneOf, takeSpace, takeUntil, takeWord } from "./input.ts";
import type { Input, Reading } from "./input.ts";
import type { CallReading } from "./json-call.ts";
import { toJson } from "./loose-json.ts";
import { jsonOfText, propertyOf } from "./schema.ts";

export interface TagCall {
  readonly form: TagArguments;
  /** What ends the call, and what ends the calls. */
  readonly end: string;
  readonly sectionEnd: string;
}

/** Reads `<parameter=key>value</parameter>` and the like up to the end of the call; false when the reply ends first. */
export function* readTagArguments({ input, calls }: CallReading, call: TagCall): Reading<boolean> {
  const { form, end } = call;
  for (;;) {
    yield* takeSpace(input);
    if (yield* takeWord(input, end)) return true;
    const start = input.at;
    const head = yield* takeHead(input, form.open);
    if (head === null) {
      input.at = start;
      // Where something else stands, the model has forgotten the end of the call.
      return !isCutOff(input, firstWord(form.open));
    }
    const text = yield* takeElement(input, call);
    if (text === null) return false;
    const key = unescapeAttribute(head["key"] ?? "");
    const value = form.isPadded === true ? withoutPadding(text) : text;
    calls.argument(key, valueOf(value, head["type"], { key, schema: calls.schema }));
  }
}

interface Place {
  readonly key: string;
  readonly schema: CallReading["calls"]["schema"];
}

/** Where the model says whether it writes a string, that counts; else the schema does. */
function valueOf(text: string, type: string | undefined, { key, schema }: Place): string {
  if (type === undefined) return jsonOfText(text, propertyOf(schema, key, schema), schema);
  const isString = type === "string" || type === "true";
  return isString ? JSON.stringify(text) : (toJson(text) ?? JSON.stringify(text));
}

function* takeElement(input: Input, call: TagCall): Reading<string | null> {
  if (call.form.hasCdata === true && (yield* takeWord(input, "<![CDATA["))) {
    const text = yield* takeUntil(input, "]]>");
    if (text === null) return null;
    yield* takeSpace(input);
    yield* takeWord(input, call.form.close);
    return text;
  }
  return yield* takeText(input, call);
}

/** A value may hold the mark that ends values; the one that counts has the next argument or the call's end behind it. */
function* takeText(input: Input, { form, end, sectionEnd }: TagCall): Reading<string | null> {
  const start = input.at;
  const followers = [firstWord(form.open), end, sectionEnd].filter((mark) => mark !== "");
  let first = -1;
  while ((yield* takeUntil(input, form.close)) !== null) {
    const behind = input.at;
    if (first < 0) first = behind;
    yield* takeSpace(input);
    const isEnd = (yield* seeOneOf(input, followers)) !== null || input.at >= input.text.length;
    input.at = behind;
    if (isEnd) return input.text.slice(start, behind - form.close.length);
  }
  if (first < 0) return null;
  input.at = first;
  return input.text.slice(start, first - form.close.length);
}

function withoutPadding(text: string): string {
  return text.replace(/^\n/, "").replace(/\n$/, "");
}

function unescapeAttribute(text: string): string {
  return text.replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}
