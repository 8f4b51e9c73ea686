import type { ByteSource } from "../../../electron/gguf/types.ts";

/** Bytes in memory as a file; `readEnd` is the furthest position that was read so far. */
export type MemorySource = ByteSource & { readonly readEnd: () => number };

export function memorySource(bytes: Uint8Array): MemorySource {
  let readEnd = 0;
  return {
    size: bytes.length,
    readEnd: () => readEnd,
    read: async (offset, length) => {
      readEnd = Math.max(readEnd, Math.min(offset + length, bytes.length));
      return bytes.subarray(offset, offset + length);
    },
  };
}
