import type { MalformedCase } from "./malformed-case.ts";
import { MALFORMED_FORMATS } from "./malformed-formats.ts";
import { MALFORMED_MODELS } from "./malformed-models.ts";
import { MALFORMED_STRUCTURES } from "./malformed-structures.ts";
import { elementCount, f32Tensor } from "./tensor.ts";
import { randomModel } from "./random-models.ts";
import { ggufBytes } from "./writer.ts";

/** Every file that must be refused before the engine sees it, each with its reason. */
export const MALFORMED: readonly MalformedCase[] = [
  ...MALFORMED_FORMATS,
  ...MALFORMED_STRUCTURES,
  ...MALFORMED_MODELS,
];

/** A file that passes every check of its header and whose weights are all NaN: only running it shows that (G38). */
export function nanModel(): Uint8Array {
  const { metadata, tensors } = randomModel("llama");
  const spoilt = tensors.map(({ name, shape }) =>
    f32Tensor(name, shape, new Float32Array(elementCount(shape)).fill(Number.NaN)),
  );
  return ggufBytes({ metadata, tensors: spoilt });
}
