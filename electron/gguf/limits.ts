const KIB = 1024;
const MIB = 1024 * KIB;

/** Upper bounds on what a header may claim, so that reading one costs bounded time and memory; bytes or counts. */
export const LIMITS = {
  window: MIB,
  header: 512 * MIB,
  keys: 65_536,
  tensors: 100_000,
  keyBytes: 64 * KIB,
  valueBytes: 16 * MIB,
  arrayElements: 67_108_864,
  keptElements: 4_096,
  tokens: 4_194_304,
  tokenTextBytes: 64 * MIB,
  templateBytes: 64 * KIB,
  alignmentMin: 8,
  alignmentMax: 65_536,
  tensorNameBytes: 63,
  dimensions: 4,
  blocks: 512,
  experts: 1_024,
  contextLength: 16_777_216,
  embeddingLength: 1_048_576,
  parts: 512,
  readMilliseconds: 10_000,
} as const;
