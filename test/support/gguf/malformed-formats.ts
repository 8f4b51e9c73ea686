import { createByteBuilder } from "./byte-builder.ts";
import { cases } from "./malformed-case.ts";
import { randomModel } from "./random-models.ts";
import { ggufBytes, headerBytes } from "./writer.ts";

const text = (value: string) => (): Uint8Array => Buffer.from(value);
const valid = (): Buffer => ggufBytes(randomModel("llama"));
const header = (): Buffer => headerBytes(randomModel("llama"));

/** Files that are cut short, or something else than GGUF. */
export const MALFORMED_FORMATS = cases([
  ["G01", "nothing at all", "empty", () => Buffer.alloc(0)],
  ["G01", "three bytes", "truncated", text("GGU")],
  ["G01", "sixteen bytes", "truncated", () => valid().subarray(0, 16)],
  ["G02", "legacy GGML", "notGguf", () => Buffer.concat([Buffer.from("lmgg"), Buffer.alloc(100)])],
  ["G02", "reversed magic", "notGguf", () => Buffer.concat([Buffer.from("FUGG"), Buffer.alloc(100)])],
  ["G02", "web page", "notGguf", text("<!DOCTYPE html>\n<html><title>404</title></html>")],
  [
    "G02",
    "Git LFS pointer",
    "notGguf",
    text("version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n"),
  ],
  ["G02", "gzip", "notGguf", () => Uint8Array.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3])],
  ["G02", "zip", "notGguf", () => Buffer.concat([Buffer.from("PK\x03\x04"), Buffer.alloc(64)])],
  ["G02", "PyTorch archive", "notGguf", text(`PK\x03\x04${"\0".repeat(26)}archive/data.pkl`)],
  [
    "G02",
    "PyTorch pickle",
    "notGguf",
    () => Uint8Array.from([0x80, 2, 0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9]),
  ],
  ["G02", "safetensors", "notGguf", safetensors],
  ["G02", "zeros", "notGguf", () => Buffer.alloc(65_536)],
  ["G02", "plain text", "notGguf", text("dear model, please load")],
  ["G03", "version 0", "version", () => withVersion(0)],
  ["G03", "version 1", "version", () => withVersion(1)],
  ["G03", "version 99", "version", () => withVersion(99)],
  ["G03", "big-endian version 3", "notGguf", () => withVersion(0x0300_0000)],
  ["G04", "cut in the metadata", "truncated", () => header().subarray(0, 200)],
  ["G04", "cut in the vocabulary", "truncated", () => header().subarray(0, 1500)],
  ["G04", "cut in the tensor list", "truncated", () => header().subarray(0, header().length - 120)],
  ["G04", "half of the tensor data", "truncated", () => valid().subarray(0, valid().length / 2)],
  ["G04", "last byte missing", "truncated", () => valid().subarray(0, valid().length - 1)],
]);

function withVersion(version: number): Uint8Array {
  const bytes = valid();
  bytes.writeUInt32LE(version, 4);
  return bytes;
}

function safetensors(): Uint8Array {
  const to = createByteBuilder();
  const json = '{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}';
  to.text(json);
  to.zeros(4);
  return to.finish();
}
