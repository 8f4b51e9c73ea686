import { createByteBuilder } from "./byte-builder.ts";
import type { ByteBuilder } from "./byte-builder.ts";
import { cases } from "./malformed-case.ts";
import { f32, numbers, raw, str, u32, u64 } from "./metadata.ts";
import type { Kv } from "./metadata.ts";
import { headerBytes } from "./writer.ts";

const STRING = 8;
const ARRAY = 9;
const U32 = 4;
const F32 = 0;
const HUGE = 2n ** 61n;

/** Headers with impossible counts, types and values. */
export const MALFORMED_STRUCTURES = cases([
  ["G05", "2^62 keys", "tooManyKeys", () => preamble(0, 2n ** 62n)],
  ["G05", "-1 keys", "tooManyKeys", () => preamble(0, -1)],
  ["G05", "a billion keys", "tooManyKeys", () => preamble(0, 1e9)],
  ["G06", "2^60 tensors", "tooManyTensors", () => preamble(2n ** 60n, 0)],
  ["G06", "-1 tensors", "tooManyTensors", () => preamble(-1, 0)],
  ["G06", "100 million tensors", "tooManyTensors", () => preamble(1e8, 0)],
  ["G07", "a string of 2^62 bytes", "badString", () => oneKey(raw(STRING, (to) => to.u64(2n ** 62n)))],
  ["G07", "a string of 10^12 bytes", "badString", () => oneKey(raw(STRING, (to) => to.u64(1e12)))],
  ["G07", "a key of 2^62 bytes", "badString", () => preamble(0, 1, (to) => to.u64(2n ** 62n))],
  ["G08", "an array of 2^61 numbers", "badArray", () => oneKey(array(U32, HUGE))],
  ["G08", "an array of 10 million numbers in a small file", "truncated", () => oneKey(array(U32, 1e7))],
  ["G09", "an array of a billion strings", "badArray", () => oneKey(array(STRING, 1e9))],
  ["G09", "ten million tokens", "badVocabulary", () => oneKey(array(STRING, 1e7), "tokenizer.ggml.tokens")],
  ["G10", "an array of arrays", "badArray", () => oneKey(array(ARRAY, 1))],
  ["G10", "value type 77", "badType", () => oneKey(raw(77, (to) => to.u64(0)))],
  ["G10", "element type 77", "badType", () => oneKey(array(77, 1))],
  ["G11", "an empty key", "badString", () => oneKey(u32(1), "")],
  [
    "G11",
    "a key that is no UTF-8",
    "badString",
    () => preamble(0, 1, (to) => to.text(Uint8Array.of(0xff, 0xfe))),
  ],
  [
    "G11",
    "a key twice",
    "duplicateKey",
    () =>
      keys([
        ["a", u32(1)],
        ["a", u32(2)],
      ]),
  ],
  ["G12", "alignment 0", "badAlignment", () => oneKey(u32(0), "general.alignment")],
  ["G12", "alignment 3", "badAlignment", () => oneKey(u32(3), "general.alignment")],
  ["G12", "alignment 4", "badAlignment", () => oneKey(u32(4), "general.alignment")],
  ["G12", "alignment 2^31", "badAlignment", () => oneKey(u32(2 ** 31), "general.alignment")],
  ["G12", "alignment as a text", "badAlignment", () => oneKey(str("32"), "general.alignment")],
  ["G12", "alignment of 64 bits", "badAlignment", () => oneKey(u64(32), "general.alignment")],
  ["G12", "alignment as a fraction", "badAlignment", () => oneKey(f32(32), "general.alignment")],
  ["G12", "alignment as a list", "badAlignment", () => oneKey(numbers("u32", [32]), "general.alignment")],
  ["G13", "no dimension", "badTensorShape", () => oneTensor({ shape: [] })],
  ["G13", "five dimensions", "badTensorShape", () => oneTensor({ shape: [1, 1, 1, 1, 1] })],
  ["G14", "2^32 dimensions", "badTensorShape", () => oneTensor({ dimensions: 0xffff_ffff })],
  ["G15", "a dimension of 0", "badTensorShape", () => oneTensor({ shape: [0] })],
  ["G15", "a dimension of -1", "badTensorShape", () => oneTensor({ shape: [-1] })],
  ["G16", "a size that overflows", "badTensorShape", () => oneTensor({ shape: [2 ** 31, 2 ** 31, 4] })],
  ["G16", "a size past the file", "truncated", () => oneTensor({ shape: [2 ** 42 + 1] })],
  ["G17", "tensor type 9999", "badTensorType", () => oneTensor({ type: 9999 })],
  ["G17", "removed tensor type 4", "badTensorType", () => oneTensor({ type: 4 })],
  ["G18", "a row of half a block", "badTensorShape", () => oneTensor({ shape: [16], type: 8 })],
  ["G19", "a tensor name of 5,000 characters", "badTensorName", () => oneTensor({ name: "x".repeat(5000) })],
  ["G19", "an empty tensor name", "badTensorName", () => oneTensor({ name: "" })],
  ["G19", "a tensor name with NUL", "badTensorName", () => oneTensor({ name: "a\0b" })],
  [
    "G19",
    "a tensor name that is no UTF-8",
    "badTensorName",
    () => oneTensor({ name: Uint8Array.of(0xc3, 0x28) }),
  ],
  ["G19", "a tensor twice", "duplicateTensor", () => tensors([{}, { offset: 32 }])],
  ["G24", "an offset past the end", "badTensorOffset", () => oneTensor({ offset: 2n ** 40n })],
  ["G25", "a misaligned offset", "badTensorOffset", () => oneTensor({ offset: 7 })],
  [
    "G25",
    "overlapping tensors",
    "badTensorOffset",
    () => tensors([{ shape: [16] }, { name: "b", offset: 32 }]),
  ],
  ["G25", "an offset that wraps", "badTensorOffset", () => oneTensor({ offset: 2n ** 64n - 32n })],
  ["G27", "no architecture", "architectureMissing", () => keys([["general.name", str("x")]])],
  ["G27", "architecture as a number", "architectureMissing", () => oneKey(u32(1), "general.architecture")],
]);

type RawTensor = {
  readonly name?: string | Uint8Array;
  readonly shape?: readonly number[];
  readonly dimensions?: number;
  readonly type?: number;
  readonly offset?: number | bigint;
};

function preamble(
  tensorCount: number | bigint,
  keyCount: number | bigint,
  rest?: (to: ByteBuilder) => void,
): Uint8Array {
  const to = createByteBuilder();
  to.bytes(Buffer.from("GGUF"));
  to.u32(3);
  to.u64(tensorCount);
  to.u64(keyCount);
  rest?.(to);
  to.zeros(256);
  return to.finish();
}

function array(elementType: number, count: number | bigint): Kv {
  return raw(ARRAY, (to) => {
    to.u32(elementType);
    to.u64(count);
  });
}

function oneKey(value: Kv, key = "general.something"): Uint8Array {
  return keys([[key, value]]);
}

function keys(metadata: readonly (readonly [string, Kv])[]): Uint8Array {
  return Buffer.concat([headerBytes({ metadata, tensors: [] }), Buffer.alloc(256)]);
}

function oneTensor(tensor: RawTensor): Uint8Array {
  return tensors([tensor]);
}

function tensors(list: readonly RawTensor[]): Uint8Array {
  return preamble(list.length, 1, (to) => {
    to.text("general.architecture");
    to.u32(STRING);
    to.text("llama");
    for (const tensor of list) writeTensor(to, tensor);
  });
}

function writeTensor(
  to: ByteBuilder,
  { name = "a", shape = [8], dimensions, type = F32, offset = 0 }: RawTensor,
): void {
  to.text(name);
  to.u32(dimensions ?? shape.length);
  for (const size of shape) to.u64(size);
  to.u32(type);
  to.u64(offset);
}
