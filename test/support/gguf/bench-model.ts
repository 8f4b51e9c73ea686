import { f32, str, u32 } from "./metadata.ts";
import type { Metadata } from "./metadata.ts";
import { createRandom } from "./random.ts";
import { ones, tensorBytes } from "./tensor.ts";
import type { StorageType, Tensor } from "./tensor.ts";
import { createVocabulary } from "./tokenizer.ts";
import type { Vocabulary } from "./tokenizer.ts";
import { writeGguf } from "./writer.ts";

/** Defaults are those of Qwen3-0.6B: 596 million parameters, 415 MB (blocks Q4_0, embedding Q8_0). */
export type BenchModelOptions = {
  readonly blocks?: number;
  readonly width?: number;
  readonly heads?: number;
  readonly keyHeads?: number;
  readonly feedForward?: number;
  readonly vocabularySize?: number;
  readonly contextLength?: number;
  readonly type?: "q4_0" | "q8_0";
  readonly name?: string;
};

type Dimensions = Required<BenchModelOptions>;

const DEFAULTS: Dimensions = {
  blocks: 28,
  width: 1024,
  heads: 16,
  keyHeads: 8,
  feedForward: 3072,
  vocabularySize: 151_936,
  contextLength: 40_960,
  type: "q4_0",
  name: "Bench 0.6B",
};

const HEAD_WIDTH = 128;
/** Blocks in the pattern that is written over and over; a prime, so that rows of a tensor differ. */
const PATTERN_BLOCKS = 30_011;
const SEED = 11;
/** Half-floats that give weights a deviation of about 0.02. */
const SCALES = { q4_0: 0x1c68, q8_0: 0x0a90 } as const;
const BLOCK_BYTES = { q4_0: 18, q8_0: 34 } as const;

/** Writes random quantised weights of a realistic shape; what it says is noise, how fast it says it is real. */
export async function writeBenchModel(path: string, options: BenchModelOptions = {}): Promise<void> {
  const dimensions: Dimensions = { ...DEFAULTS, ...options };
  const own = createVocabulary("chatml");
  const filler = Array.from({ length: dimensions.vocabularySize - own.size }, (_, index) =>
    fillerWord(index),
  );
  const vocabulary = createVocabulary("chatml", filler);
  await writeGguf(path, { metadata: describe(vocabulary, dimensions), tensors: benchTensors(dimensions) });
}

function fillerWord(index: number): string {
  let word = "";
  for (let rest = index; rest > 0 || word.length < 3; rest = Math.floor(rest / 26)) {
    word += String.fromCharCode(97 + (rest % 26));
  }
  return ` ${word}`;
}

function benchTensors(dimensions: Dimensions): readonly Tensor[] {
  const { width, vocabularySize, blocks } = dimensions;
  return [
    quantized("token_embd.weight", [width, vocabularySize], "q8_0"),
    ones("output_norm.weight", [width]),
    ...Array.from({ length: blocks }, (_, block) => blockTensors(`blk.${block}`, dimensions)).flat(),
  ];
}

function blockTensors(
  prefix: string,
  { width, heads, keyHeads, feedForward, type }: Dimensions,
): readonly Tensor[] {
  const matrix = (part: string, from: number, to: number): Tensor =>
    quantized(`${prefix}.${part}.weight`, [from, to], type);
  return [
    ones(`${prefix}.attn_norm.weight`, [width]),
    matrix("attn_q", width, heads * HEAD_WIDTH),
    matrix("attn_k", width, keyHeads * HEAD_WIDTH),
    matrix("attn_v", width, keyHeads * HEAD_WIDTH),
    ones(`${prefix}.attn_q_norm.weight`, [HEAD_WIDTH]),
    ones(`${prefix}.attn_k_norm.weight`, [HEAD_WIDTH]),
    matrix("attn_output", heads * HEAD_WIDTH, width),
    ones(`${prefix}.ffn_norm.weight`, [width]),
    matrix("ffn_gate", width, feedForward),
    matrix("ffn_up", width, feedForward),
    matrix("ffn_down", feedForward, width),
  ];
}

function quantized(name: string, shape: readonly number[], type: "q4_0" | "q8_0"): Tensor {
  const tensor = { name, shape, type: type satisfies StorageType };
  return { ...tensor, data: () => repeatPattern(patternOf(type), tensorBytes({ ...tensor, data: "zeros" })) };
}

function* repeatPattern(pattern: Uint8Array, bytes: number): Iterable<Uint8Array> {
  for (let left = bytes; left > 0; left -= pattern.length)
    yield pattern.subarray(0, Math.min(left, pattern.length));
}

const patterns = new Map<string, Uint8Array>();

function patternOf(type: "q4_0" | "q8_0"): Uint8Array {
  const pattern = patterns.get(type) ?? createPattern(type);
  patterns.set(type, pattern);
  return pattern;
}

function createPattern(type: "q4_0" | "q8_0"): Uint8Array {
  const random = createRandom(SEED);
  const size = BLOCK_BYTES[type];
  const pattern = Buffer.alloc(PATTERN_BLOCKS * size);
  for (let start = 0; start < pattern.length; start += size) {
    pattern.writeUInt16LE(SCALES[type], start);
    for (let index = start + 2; index < start + size; index += 1) pattern[index] = random.next() * 256;
  }
  return pattern;
}

function describe(vocabulary: Vocabulary, dimensions: Dimensions): Metadata {
  return {
    "general.architecture": str("qwen3"),
    "general.name": str(dimensions.name),
    "general.file_type": u32(dimensions.type === "q4_0" ? 2 : 7),
    "qwen3.context_length": u32(dimensions.contextLength),
    "qwen3.embedding_length": u32(dimensions.width),
    "qwen3.block_count": u32(dimensions.blocks),
    "qwen3.feed_forward_length": u32(dimensions.feedForward),
    "qwen3.attention.head_count": u32(dimensions.heads),
    "qwen3.attention.head_count_kv": u32(dimensions.keyHeads),
    "qwen3.attention.key_length": u32(HEAD_WIDTH),
    "qwen3.attention.value_length": u32(HEAD_WIDTH),
    "qwen3.attention.layer_norm_rms_epsilon": f32(1e-6),
    "qwen3.rope.freq_base": f32(1e6),
    ...vocabulary.metadata(),
  };
}
