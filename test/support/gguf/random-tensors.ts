import { createRandom } from "./random.ts";
import { elementCount, f32Tensor, ones } from "./tensor.ts";
import type { Tensor } from "./tensor.ts";

const DEVIATION = 0.05;

/** Makes tensors of seeded random weights, and norms of ones. */
export type Weights = {
  matrix(name: string, ...shape: readonly number[]): Tensor;
  norm(name: string, width: number): Tensor;
};

export function createWeights(seed: number): Weights {
  const random = createRandom(seed);
  return {
    matrix: (name, ...shape) =>
      f32Tensor(
        name,
        shape,
        Float32Array.from({ length: elementCount(shape) }, () => random.normal(DEVIATION)),
      ),
    norm: (name, width) => ones(name, [width]),
  };
}
