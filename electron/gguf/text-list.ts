/** Many short texts in one buffer, decoded only when asked for. */
export type TextList = {
  readonly length: number;
  at(index: number): string | undefined;
  /** One character per byte: two texts have the same key exactly when they have the same bytes. */
  byteKey(index: number): string;
};

export type TextListBuilder = {
  /** Bytes collected so far. */
  readonly size: () => number;
  add(text: Uint8Array): void;
  finish(): TextList;
};

const FIRST_BYTES = 4_096;

export function createTextListBuilder(): TextListBuilder {
  let bytes = Buffer.allocUnsafe(FIRST_BYTES);
  let used = 0;
  const ends: number[] = [];
  return {
    size: () => used,
    add(text) {
      if (used + text.length > bytes.length) bytes = grow(bytes, used + text.length);
      bytes.set(text, used);
      used += text.length;
      ends.push(used);
    },
    finish: () => createTextList(bytes.subarray(0, used), ends),
  };
}

function grow(bytes: Buffer, atLeast: number): Buffer<ArrayBuffer> {
  const larger = Buffer.allocUnsafe(Math.max(atLeast, bytes.length * 2));
  larger.set(bytes);
  return larger;
}

function createTextList(bytes: Buffer, ends: readonly number[]): TextList {
  const startOf = (index: number): number => (index === 0 ? 0 : (ends[index - 1] ?? bytes.length));
  return {
    length: ends.length,
    at: (index) => {
      const end = ends[index];
      return end === undefined ? undefined : bytes.toString("utf8", startOf(index), end);
    },
    byteKey: (index) => bytes.toString("latin1", startOf(index), ends[index]),
  };
}
