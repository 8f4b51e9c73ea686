import { fail } from "./problem.ts";
import type { GgufHeader } from "./types.ts";

/**
 * Refuses a file whose tensors do not lie one after the other, aligned, inside the file (an offset past the end is
 * how a crafted model reads foreign memory). Returns how many bytes follow the last tensor.
 */
export function checkLayout(header: GgufHeader): number {
  let expected = 0;
  let end = header.dataOffset;
  for (const tensor of header.tensors) {
    if (tensor.offset !== expected) {
      fail("badTensorOffset", { tensor: tensor.name, offset: tensor.offset, expected });
    }
    end = header.dataOffset + expected + tensor.bytes;
    expected += Math.ceil(tensor.bytes / header.alignment) * header.alignment;
    if (end > Number.MAX_SAFE_INTEGER) fail("badTensorShape", { tensor: tensor.name, size: tensor.bytes });
  }
  if (header.tensors.length > 0 && end > header.fileSize) {
    fail("truncated", { size: header.fileSize, needed: end });
  }
  return Math.max(0, header.fileSize - header.dataOffset - expected);
}
