import { open } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { createByteBuilder } from "./byte-builder.ts";
import type { Kv, Metadata } from "./metadata.ts";
import { tensorBytes, typeNumber } from "./tensor.ts";
import type { Tensor } from "./tensor.ts";

const VERSION = 3;
const ALIGNMENT = 32;

/** A GGUF file to be; a list of pairs may hold what a record cannot, such as a key twice. */
export type GgufContent = {
  readonly metadata: Metadata | readonly (readonly [string, Kv])[];
  readonly tensors: readonly Tensor[];
  readonly alignment?: number;
};

/** The header with its padding: everything before the tensor data. */
export function headerBytes({ metadata, tensors, alignment = ALIGNMENT }: GgufContent): Buffer {
  const pairs = isList(metadata) ? metadata : Object.entries(metadata);
  const to = createByteBuilder();
  to.bytes(Buffer.from("GGUF"));
  to.u32(VERSION);
  to.u64(tensors.length);
  to.u64(pairs.length);
  for (const [key, kv] of pairs) {
    to.text(key);
    to.u32(kv.type);
    kv.write(to);
  }
  let offset = 0;
  for (const tensor of tensors) {
    to.text(tensor.name);
    to.u32(tensor.shape.length);
    for (const size of tensor.shape) to.u64(size);
    to.u32(typeNumber(tensor.type));
    to.u64(offset);
    offset += padded(tensorBytes(tensor), alignment);
  }
  to.zeros(padded(to.size(), alignment) - to.size());
  return to.finish();
}

/** The whole file in memory; for small ones. */
export function ggufBytes(content: GgufContent): Buffer {
  const alignment = content.alignment ?? ALIGNMENT;
  const chunks: Uint8Array[] = [headerBytes(content)];
  for (const tensor of content.tensors) {
    const size = tensorBytes(tensor);
    if (tensor.data === "zeros") chunks.push(Buffer.alloc(size));
    else chunks.push(...tensor.data());
    chunks.push(Buffer.alloc(padded(size, alignment) - size));
  }
  return Buffer.concat(chunks);
}

/** Writes the file chunk by chunk; tensors of zeros become holes. */
export async function writeGguf(path: string, content: GgufContent): Promise<void> {
  const alignment = content.alignment ?? ALIGNMENT;
  const header = headerBytes(content);
  const file = await open(path, "w");
  try {
    await file.write(header, 0, header.length, 0);
    let position = header.length;
    for (const tensor of content.tensors) {
      await writeTensor(file, tensor, position);
      position += padded(tensorBytes(tensor), alignment);
    }
    await file.truncate(position);
  } finally {
    await file.close();
  }
}

async function writeTensor(file: FileHandle, tensor: Tensor, start: number): Promise<void> {
  if (tensor.data === "zeros") return;
  let position = start;
  for (const chunk of tensor.data()) {
    await file.write(chunk, 0, chunk.length, position);
    position += chunk.length;
  }
}

function padded(size: number, alignment: number): number {
  return Math.ceil(size / alignment) * alignment;
}

function isList(metadata: GgufContent["metadata"]): metadata is readonly (readonly [string, Kv])[] {
  return Array.isArray(metadata);
}
