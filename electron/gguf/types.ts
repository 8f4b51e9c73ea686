import type { TextList } from "./text-list.ts";

/** Random access to a file's bytes; `read` may return fewer bytes only at the end of the file. */
export type ByteSource = {
  readonly size: number;
  read(offset: number, length: number): Promise<Uint8Array>;
};

/** The element types of the format, in the order of their numbers; 9 is the array. */
export const SCALAR_TYPES = [
  "u8",
  "i8",
  "u16",
  "i16",
  "u32",
  "i32",
  "f32",
  "bool",
  "string",
  "array",
  "u64",
  "i64",
  "f64",
] as const;

export type ScalarType = Exclude<(typeof SCALAR_TYPES)[number], "array">;

/** A 64-bit number is a bigint only where a number would lose digits. */
export type ScalarValue = string | number | bigint | boolean;

/** `numbers` (booleans as 0 and 1) or `texts` are there for short arrays and for the vocabulary's tokens only. */
export type GgufArray = {
  readonly type: "array";
  readonly elementType: ScalarType;
  readonly length: number;
  readonly numbers: readonly number[] | undefined;
  readonly texts: TextList | undefined;
};

export type GgufValue = { readonly type: ScalarType; readonly value: ScalarValue } | GgufArray;

/** `shape[0]` is the contiguous dimension; `offset` counts from the start of the data section. */
export type TensorInfo = {
  readonly name: string;
  readonly shape: readonly number[];
  readonly type: number;
  readonly elements: number;
  readonly bytes: number;
  readonly offset: number;
};

/** Everything before the tensor data of one file. */
export type GgufHeader = {
  readonly version: number;
  readonly metadata: ReadonlyMap<string, GgufValue>;
  readonly tensors: readonly TensorInfo[];
  readonly alignment: number;
  readonly dataOffset: number;
  readonly fileSize: number;
};
