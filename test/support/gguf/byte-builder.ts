const FIRST_BYTES = 65_536;

/** A growing little-endian buffer. */
export type ByteBuilder = {
  readonly size: () => number;
  u8(value: number): void;
  u16(value: number): void;
  u32(value: number): void;
  u64(value: number | bigint): void;
  f32(value: number): void;
  f64(value: number): void;
  bytes(value: Uint8Array): void;
  text(value: string | Uint8Array): void;
  zeros(count: number): void;
  finish(): Buffer;
};

export function createByteBuilder(): ByteBuilder {
  let buffer = Buffer.alloc(FIRST_BYTES);
  let used = 0;

  function room(count: number): number {
    if (used + count > buffer.length) {
      const larger = Buffer.alloc(Math.max(used + count, buffer.length * 2));
      larger.set(buffer.subarray(0, used));
      buffer = larger;
    }
    used += count;
    return used - count;
  }

  function put(count: number, write: (at: number) => void): void {
    write(room(count));
  }

  const builder: ByteBuilder = {
    size: () => used,
    u8: (value) => put(1, (at) => buffer.writeUInt8(value & 0xff, at)),
    u16: (value) => put(2, (at) => buffer.writeUInt16LE(value & 0xffff, at)),
    u32: (value) => put(4, (at) => buffer.writeUInt32LE(value >>> 0, at)),
    u64: (value) => put(8, (at) => buffer.writeBigUInt64LE(BigInt.asUintN(64, BigInt(value)), at)),
    f32: (value) => put(4, (at) => buffer.writeFloatLE(value, at)),
    f64: (value) => put(8, (at) => buffer.writeDoubleLE(value, at)),
    bytes: (value) => {
      const start = room(value.length);
      buffer.set(value, start);
    },
    text: (value) => {
      const bytes = typeof value === "string" ? Buffer.from(value) : value;
      builder.u64(bytes.length);
      builder.bytes(bytes);
    },
    zeros: (count) => void room(count),
    finish: () => Buffer.from(buffer.subarray(0, used)),
  };
  return builder;
}
