/** Storage types that the fixtures use: number in the file, elements and bytes of a block. */
const TYPES = {
  f32: { number: 0, elements: 1, bytes: 4 },
  f16: { number: 1, elements: 1, bytes: 2 },
  q4_0: { number: 2, elements: 32, bytes: 18 },
  q8_0: { number: 8, elements: 32, bytes: 34 },
} as const;

export type StorageType = keyof typeof TYPES;

/**
 * A tensor to write; `shape[0]` is the contiguous dimension. `data` comes in chunks that together have exactly
 * `tensorBytes` bytes; "zeros" takes no disk space where the file system knows holes.
 */
export type Tensor = {
  readonly name: string;
  readonly shape: readonly number[];
  readonly type: StorageType;
  readonly data: "zeros" | (() => Iterable<Uint8Array>);
};

export function typeNumber(type: StorageType): number {
  return TYPES[type].number;
}

export function elementCount(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

export function tensorBytes(tensor: Tensor): number {
  const { elements, bytes } = TYPES[tensor.type];
  return (elementCount(tensor.shape) / elements) * bytes;
}

export function f32Tensor(name: string, shape: readonly number[], values: Float32Array): Tensor {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  return { name, shape, type: "f32", data: () => [bytes] };
}

export function zeros(name: string, shape: readonly number[], type: StorageType = "f32"): Tensor {
  return { name, shape, type, data: "zeros" };
}

export function ones(name: string, shape: readonly number[]): Tensor {
  return f32Tensor(name, shape, new Float32Array(elementCount(shape)).fill(1));
}
