import { describe, expect, it } from "vitest";
import { readHeader } from "../../electron/gguf/reader.ts";
import { memorySource } from "../support/gguf/byte-source.ts";
import * as kv from "../support/gguf/metadata.ts";
import { f32Tensor, zeros } from "../support/gguf/tensor.ts";
import { ggufBytes } from "../support/gguf/writer.ts";

const LARGE = 2n ** 63n;

describe("readHeader", () => {
  it("reads every type of value back", async () => {
    const metadata = {
      u8: kv.u8(200),
      u16: kv.u16(60_000),
      u32: kv.u32(4_000_000_000),
      i32: kv.i32(-5),
      f32: kv.f32(0.5),
      f64: kv.f64(0.1),
      bool: kv.bool(true),
      small: kv.u64(2 ** 40),
      large: kv.u64(LARGE),
      negative: kv.i64(-LARGE),
      text: kv.str("你好\n\u202E"),
      __proto__x: kv.str(""),
    };
    const { metadata: read } = await readHeader(memorySource(ggufBytes({ metadata, tensors: [] })));
    const values = [...read].map(([key, value]) => [key, value.type === "array" ? "array" : value.value]);
    expect(Object.fromEntries(values)).toEqual({
      u8: 200,
      u16: 60_000,
      u32: 4_000_000_000,
      i32: -5,
      f32: 0.5,
      f64: 0.1,
      bool: true,
      small: 2 ** 40,
      large: LARGE,
      negative: -LARGE,
      text: "你好\n\u202E",
      __proto__x: "",
    });
  });

  it("keeps short arrays and the tokens, and only counts other long ones", async () => {
    const words = Array.from({ length: 5_000 }, (_, index) => `word ${index}`);
    const metadata = {
      languages: kv.strings(["en", "zh"]),
      heads: kv.numbers("i32", [4, 0, -2]),
      "tokenizer.ggml.tokens": kv.strings(words),
      "tokenizer.ggml.merges": kv.strings(words),
      "tokenizer.ggml.token_type": kv.numbers(
        "i32",
        words.map(() => 1),
      ),
    };
    const { metadata: read } = await readHeader(memorySource(ggufBytes({ metadata, tensors: [] })));
    expect(read.get("heads")).toMatchObject({ elementType: "i32", length: 3, numbers: [4, 0, -2] });
    const tokens = read.get("tokenizer.ggml.tokens");
    expect(tokens?.type === "array" && tokens.texts?.at(4_999)).toBe("word 4999");
    expect(tokens?.type === "array" && tokens.texts?.at(5_000)).toBeUndefined();
    expect(read.get("tokenizer.ggml.merges")).toMatchObject({ length: 5_000, texts: undefined });
    expect(read.get("tokenizer.ggml.token_type")).toMatchObject({ length: 5_000, numbers: undefined });
  });

  it("reads tensors, their sizes and the start of the data, but not the data", async () => {
    const tensors = [f32Tensor("a", [3], new Float32Array(3)), zeros("b", [64, 100_000, 2], "q8_0")];
    const source = memorySource(ggufBytes({ metadata: {}, tensors, alignment: 64 }));
    const withAlignment = memorySource(
      ggufBytes({ metadata: { "general.alignment": kv.u32(64) }, tensors, alignment: 64 }),
    );
    expect((await readHeader(source)).tensors[0]).toEqual({
      name: "a",
      shape: [3],
      type: 0,
      elements: 3,
      bytes: 12,
      offset: 0,
    });
    const header = await readHeader(withAlignment);
    expect(header.tensors[1]).toMatchObject({ elements: 12_800_000, bytes: 13_600_000, offset: 64 });
    expect(header.dataOffset % 64).toBe(0);
    expect(withAlignment.readEnd()).toBeLessThanOrEqual(2 ** 20);
  });

  it("reads across the borders of its windows", async () => {
    const long = "字".repeat(1_000_000);
    const metadata = Object.fromEntries(["a", "b", "c"].map((key) => [key, kv.str(key + long)]));
    const { metadata: read } = await readHeader(memorySource(ggufBytes({ metadata, tensors: [] })));
    expect([...read.values()].map((entry) => entry.type !== "array" && entry.value)).toEqual(
      ["a", "b", "c"].map((key) => key + long),
    );
  });
});
