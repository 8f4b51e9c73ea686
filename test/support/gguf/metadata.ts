import type { ByteBuilder } from "./byte-builder.ts";

/** A typed metadata value, able to write itself after its key. */
export type Kv = { readonly type: number; write(to: ByteBuilder): void };

export type Metadata = Readonly<Record<string, Kv>>;

type ElementType = "u8" | "u32" | "i32" | "f32" | "bool" | "string" | "u64";

const TYPE_NUMBERS: Readonly<Record<ElementType, number>> = {
  u8: 0,
  u32: 4,
  i32: 5,
  f32: 6,
  bool: 7,
  string: 8,
  u64: 10,
};

const ARRAY = 9;

export const str = (value: string | Uint8Array): Kv => ({ type: 8, write: (to) => to.text(value) });
export const u8 = (value: number): Kv => ({ type: 0, write: (to) => to.u8(value) });
export const u16 = (value: number): Kv => ({ type: 2, write: (to) => to.u16(value) });
export const u32 = (value: number): Kv => ({ type: 4, write: (to) => to.u32(value) });
export const i32 = (value: number): Kv => ({ type: 5, write: (to) => to.u32(value) });
export const f32 = (value: number): Kv => ({ type: 6, write: (to) => to.f32(value) });
export const bool = (value: boolean): Kv => ({ type: 7, write: (to) => to.u8(value ? 1 : 0) });
export const u64 = (value: number | bigint): Kv => ({ type: 10, write: (to) => to.u64(value) });
export const i64 = (value: number | bigint): Kv => ({ type: 11, write: (to) => to.u64(value) });
export const f64 = (value: number): Kv => ({ type: 12, write: (to) => to.f64(value) });

export function strings(values: readonly (string | Uint8Array)[]): Kv {
  return arrayOf("string", values.length, (to) => values.forEach((value) => to.text(value)));
}

export function numbers(type: Exclude<ElementType, "string">, values: readonly number[]): Kv {
  return arrayOf(type, values.length, (to) => values.forEach((value) => writeNumber(to, type, value)));
}

/** Bytes that are written as they are, for values that the format does not allow. */
export function raw(type: number, write: (to: ByteBuilder) => void): Kv {
  return { type, write };
}

function arrayOf(type: ElementType, count: number, writeElements: (to: ByteBuilder) => void): Kv {
  return raw(ARRAY, (to) => {
    to.u32(TYPE_NUMBERS[type]);
    to.u64(count);
    writeElements(to);
  });
}

function writeNumber(to: ByteBuilder, type: Exclude<ElementType, "string">, value: number): void {
  if (type === "f32") to.f32(value);
  else if (type === "u64") to.u64(value);
  else if (type === "u8" || type === "bool") to.u8(value);
  else to.u32(value);
}
