import { LIMITS } from "./limits.ts";
import { fail } from "./problem.ts";
import type { ByteSource } from "./types.ts";

const LENGTH_BYTES = 8;

/**
 * Walks forward through a file one window at a time. Call `need(n)` before the reads of the next `n` bytes; `has(n)`
 * says whether the window already holds them, which spares a promise per element of a long array.
 */
export type Cursor = {
  position(): number;
  remaining(): number;
  has(bytes: number): boolean;
  need(bytes: number): Promise<void>;
  skip(bytes: number): void;
  take(bytes: number): Buffer;
  u8(): number;
  i8(): number;
  u16(): number;
  i16(): number;
  u32(): number;
  i32(): number;
  f32(): number;
  f64(): number;
  u64(): bigint;
  i64(): bigint;
  /** A 64-bit length as a number; above 2^53 it is only approximate, which is enough to refuse it. */
  length(): number;
  /** The same, without moving on; infinite while the window does not hold it. */
  peekLength(): number;
};

export function createCursor(source: ByteSource): Cursor {
  const deadline = Date.now() + LIMITS.readMilliseconds;
  let window: Buffer = Buffer.alloc(0);
  let windowStart = 0;
  let at = 0;

  async function fill(bytes: number): Promise<void> {
    const position = windowStart + at;
    const needed = position + bytes;
    if (needed > source.size) fail("truncated", { size: source.size, needed });
    if (needed > LIMITS.header) fail("headerTooLarge", { limit: LIMITS.header });
    if (Date.now() > deadline) fail("tooSlow", { milliseconds: LIMITS.readMilliseconds });
    const read = await source.read(
      position,
      Math.min(source.size - position, Math.max(LIMITS.window, bytes)),
    );
    if (read.length < bytes) fail("truncated", { size: position + read.length, needed });
    window = Buffer.from(read.buffer, read.byteOffset, read.byteLength);
    windowStart = position;
    at = 0;
  }

  function step(bytes: number): number {
    at += bytes;
    return at - bytes;
  }

  return {
    position: () => windowStart + at,
    remaining: () => source.size - windowStart - at,
    has: (bytes) => at + bytes <= window.length,
    need: async (bytes) => {
      if (at + bytes > window.length) await fill(bytes);
    },
    skip(bytes) {
      const needed = windowStart + at + bytes;
      if (needed > source.size) fail("truncated", { size: source.size, needed });
      at += bytes;
    },
    take(bytes) {
      const start = step(bytes);
      return window.subarray(start, start + bytes);
    },
    u8: () => window.readUInt8(step(1)),
    i8: () => window.readInt8(step(1)),
    u16: () => window.readUInt16LE(step(2)),
    i16: () => window.readInt16LE(step(2)),
    u32: () => window.readUInt32LE(step(4)),
    i32: () => window.readInt32LE(step(4)),
    f32: () => window.readFloatLE(step(4)),
    f64: () => window.readDoubleLE(step(8)),
    u64: () => window.readBigUInt64LE(step(8)),
    i64: () => window.readBigInt64LE(step(8)),
    length: () => lengthAt(window, step(LENGTH_BYTES)),
    peekLength: () => (at + LENGTH_BYTES <= window.length ? lengthAt(window, at) : Number.POSITIVE_INFINITY),
  };
}

function lengthAt(bytes: Buffer, offset: number): number {
  return bytes.readUInt32LE(offset) + bytes.readUInt32LE(offset + 4) * 2 ** 32;
}
