import type { Cursor } from "./cursor.ts";
import { LIMITS } from "./limits.ts";
import { fail } from "./problem.ts";
import { createTextListBuilder } from "./text-list.ts";
import type { TextList } from "./text-list.ts";
import { SCALAR_TYPES } from "./types.ts";
import type { GgufArray, GgufValue, ScalarType, ScalarValue } from "./types.ts";

/** The one long array whose elements are kept. */
export const TOKENS_KEY = "tokenizer.ggml.tokens";

const LENGTH_BYTES = 8;

type FixedType = Exclude<ScalarType, "string">;

const WIDTHS: Readonly<Record<FixedType, number>> = {
  u8: 1,
  i8: 1,
  bool: 1,
  u16: 2,
  i16: 2,
  u32: 4,
  i32: 4,
  f32: 4,
  u64: 8,
  i64: 8,
  f64: 8,
};

const READERS: Readonly<Record<FixedType, (cursor: Cursor) => Exclude<ScalarValue, string>>> = {
  u8: (cursor) => cursor.u8(),
  i8: (cursor) => cursor.i8(),
  bool: (cursor) => cursor.u8() !== 0,
  u16: (cursor) => cursor.u16(),
  i16: (cursor) => cursor.i16(),
  u32: (cursor) => cursor.u32(),
  i32: (cursor) => cursor.i32(),
  f32: (cursor) => cursor.f32(),
  u64: (cursor) => narrow(cursor.u64()),
  i64: (cursor) => narrow(cursor.i64()),
  f64: (cursor) => cursor.f64(),
};

export async function readValue(cursor: Cursor, key: string): Promise<GgufValue> {
  const type = await readType(cursor, key);
  if (type === "array") return await readArray(cursor, key);
  if (type === "string")
    return { type, value: (await readBytes(cursor, LIMITS.valueBytes, key)).toString("utf8") };
  await cursor.need(WIDTHS[type]);
  return { type, value: READERS[type](cursor) };
}

/** The next length-prefixed bytes; they are valid until the cursor moves on. */
export async function readBytes(cursor: Cursor, limit: number, what: string): Promise<Buffer> {
  if (!cursor.has(LENGTH_BYTES)) await cursor.need(LENGTH_BYTES);
  const length = cursor.length();
  if (length > limit) fail("badString", { what, length, limit });
  if (!cursor.has(length)) await cursor.need(length);
  return cursor.take(length);
}

async function readType(cursor: Cursor, key: string): Promise<ScalarType | "array"> {
  await cursor.need(4);
  const number = cursor.u32();
  return SCALAR_TYPES[number] ?? fail("badType", { key, type: number });
}

async function readArray(cursor: Cursor, key: string): Promise<GgufArray> {
  const elementType = await readType(cursor, key);
  if (elementType === "array") fail("badArray", { key, reason: "nested" });
  await cursor.need(LENGTH_BYTES);
  const length = cursor.length();
  if (length > LIMITS.arrayElements) fail("badArray", { key, reason: "tooLong", length });
  if (key === TOKENS_KEY && length > LIMITS.tokens)
    fail("badVocabulary", { reason: "tooMany", count: length });
  const header = { type: "array", elementType, length } as const;
  if (elementType === "string") {
    return { ...header, numbers: undefined, texts: await readTexts(cursor, key, length) };
  }
  return { ...header, numbers: await readNumbers(cursor, elementType, length), texts: undefined };
}

async function readTexts(cursor: Cursor, key: string, length: number): Promise<TextList | undefined> {
  ensureFits(cursor, length * LENGTH_BYTES);
  const isKept = key === TOKENS_KEY || length <= LIMITS.keptElements;
  const builder = createTextListBuilder();
  for (let index = 0; index < length; index += 1) {
    const text = bytesInWindow(cursor) ?? (await readBytes(cursor, LIMITS.valueBytes, key));
    if (isKept) builder.add(text);
    if (builder.size() > LIMITS.tokenTextBytes) fail("badArray", { key, reason: "tooLong", length });
  }
  return isKept ? builder.finish() : undefined;
}

/** What `readBytes` gives, without the cost of a promise, while the window holds it. */
function bytesInWindow(cursor: Cursor): Buffer | undefined {
  const length = cursor.peekLength();
  if (!cursor.has(LENGTH_BYTES + length)) return undefined;
  cursor.skip(LENGTH_BYTES);
  return cursor.take(length);
}

async function readNumbers(
  cursor: Cursor,
  type: FixedType,
  length: number,
): Promise<readonly number[] | undefined> {
  const bytes = length * WIDTHS[type];
  ensureFits(cursor, bytes);
  if (length > LIMITS.keptElements) {
    cursor.skip(bytes);
    return undefined;
  }
  await cursor.need(bytes);
  return Array.from({ length }, () => Number(READERS[type](cursor)));
}

function ensureFits(cursor: Cursor, bytes: number): void {
  if (bytes <= cursor.remaining()) return;
  const position = cursor.position();
  fail("truncated", { size: position + cursor.remaining(), needed: position + bytes });
}

function narrow(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}
