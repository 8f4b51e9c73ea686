import { str, u32 } from "./metadata.ts";
import type { Metadata } from "./metadata.ts";
import { BLOCKS, COMMON_KEYS, SHAPES, WIDTH } from "./random-shapes.ts";
import type { Shape } from "./random-shapes.ts";
import { createWeights } from "./random-tensors.ts";
import type { Tensor } from "./tensor.ts";
import { createVocabulary } from "./tokenizer.ts";
import { writeGguf } from "./writer.ts";

export type RandomArchitecture = keyof typeof SHAPES;

export const RANDOM_ARCHITECTURES: readonly RandomArchitecture[] = [
  "llama",
  "qwen2",
  "qwen3",
  "gemma3",
  "glm4",
  "glm4moe",
  "deepseek2",
];

export type RandomModel = { readonly metadata: Metadata; readonly tensors: readonly Tensor[] };

export type RandomModelOptions = {
  readonly seed?: number;
  readonly contextLength?: number;
  readonly metadata?: Metadata;
};

/** A tiny model of seeded random weights (under 1 MB) with the chat template of its family; it babbles bytes. */
export function randomModel(architecture: RandomArchitecture, options: RandomModelOptions = {}): RandomModel {
  const shape: Shape = SHAPES[architecture];
  const weights = createWeights(options.seed ?? 1);
  const isGlm = architecture.startsWith("glm") || architecture === "deepseek2";
  const vocabulary = createVocabulary(isGlm ? "glm" : "chatml");
  const metadata = {
    "general.architecture": str(architecture),
    "general.name": str(`Random ${architecture}`),
    "general.file_type": u32(0),
    ...prefixed(architecture, {
      ...COMMON_KEYS,
      context_length: u32(options.contextLength ?? 2048),
      ...shape.keys,
    }),
    ...vocabulary.metadata(),
    ...options.metadata,
  };
  const tensors = [
    weights.matrix("token_embd.weight", WIDTH, vocabulary.size),
    weights.norm("output_norm.weight", WIDTH),
    ...(shape.isTied ? [] : [weights.matrix("output.weight", WIDTH, vocabulary.size)]),
    ...Array.from({ length: BLOCKS }, (_, block) => shape.block(weights, block)).flat(),
  ];
  return { metadata, tensors };
}

export async function writeRandomModel(
  path: string,
  architecture: RandomArchitecture,
  options: RandomModelOptions = {},
): Promise<void> {
  await writeGguf(path, randomModel(architecture, options));
}

function prefixed(architecture: string, keys: Metadata): Metadata {
  return Object.fromEntries(Object.entries(keys).map(([key, value]) => [`${architecture}.${key}`, value]));
}
