import { isUtf8 } from "node:buffer";
import type { Cursor } from "./cursor.ts";
import { LIMITS } from "./limits.ts";
import { fail } from "./problem.ts";
import { TENSOR_TYPES } from "./tensor-types.ts";
import type { TensorInfo } from "./types.ts";

export async function readTensors(cursor: Cursor, count: number): Promise<readonly TensorInfo[]> {
  const tensors: TensorInfo[] = [];
  const names = new Set<string>();
  for (let index = 0; index < count; index += 1) {
    const tensor = await readTensor(cursor);
    if (names.has(tensor.name)) fail("duplicateTensor", { tensor: tensor.name });
    names.add(tensor.name);
    tensors.push(tensor);
  }
  return tensors;
}

async function readTensor(cursor: Cursor): Promise<TensorInfo> {
  const name = await readName(cursor);
  await cursor.need(4);
  const dimensions = cursor.u32();
  if (dimensions < 1 || dimensions > LIMITS.dimensions) fail("badTensorShape", { tensor: name, dimensions });
  await cursor.need(dimensions * 8 + 12);
  const shape = Array.from({ length: dimensions }, () => readDimension(cursor, name));
  const type = cursor.u32();
  const offset = Number(cursor.u64());
  return { name, shape, type, offset, ...measure(name, shape, type) };
}

async function readName(cursor: Cursor): Promise<string> {
  await cursor.need(8);
  const length = cursor.length();
  if (length < 1 || length > LIMITS.tensorNameBytes) fail("badTensorName", { length });
  await cursor.need(length);
  const bytes = cursor.take(length);
  const name = bytes.toString("utf8");
  if (bytes.includes(0) || !isUtf8(bytes)) fail("badTensorName", { length, tensor: name });
  return name;
}

function readDimension(cursor: Cursor, tensor: string): number {
  const size = cursor.u64();
  if (size < 1n || size > BigInt(Number.MAX_SAFE_INTEGER))
    fail("badTensorShape", { tensor, size: String(size) });
  return Number(size);
}

function measure(
  tensor: string,
  shape: readonly number[],
  type: number,
): { readonly elements: number; readonly bytes: number } {
  const block = TENSOR_TYPES.get(type) ?? fail("badTensorType", { tensor, type });
  const [row = 0] = shape;
  if (row % block.elements !== 0) fail("badTensorShape", { tensor, size: row, block: block.elements });
  const elements = shape.reduce((product, size) => product * BigInt(size), 1n);
  const bytes = (elements / BigInt(block.elements)) * BigInt(block.bytes);
  const largest = elements > bytes ? elements : bytes;
  if (largest > BigInt(Number.MAX_SAFE_INTEGER)) fail("badTensorShape", { tensor, size: String(elements) });
  return { elements: Number(elements), bytes: Number(bytes) };
}
