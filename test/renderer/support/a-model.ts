import { modelId } from "#contract/ids.ts";
import type { Model } from "#contract/model.ts";
import type { ModelFacts } from "#contract/model-facts.ts";

type Change = Partial<Omit<Model, "id" | "facts">> & {
  readonly id?: string;
  readonly facts?: Partial<ModelFacts>;
};

/** A model that can be talked to, but for what a test changes. */
export function aModel({ id = "m1", facts, ...rest }: Change = {}): Model {
  const name = rest.name ?? "Qwen3 0.6B";
  return {
    id: modelId.parse(id),
    name,
    files: [{ path: `/models/${name}.gguf`, size: 639_000_000, modifiedAt: 1 }],
    facts: { ...plain, name, ...facts },
    problem: null,
    addedAt: 1,
    lastUsedAt: null,
    ...rest,
  };
}

const plain: ModelFacts = {
  name: "",
  architecture: "qwen3",
  kind: "chat",
  supported: true,
  parameterCount: 596_000_000,
  quantization: "Q8_0",
  fileSize: 639_000_000,
  contextLength: 40_960,
  blockCount: 28,
  embeddingLength: 1024,
  headCount: 16,
  headCountKv: 8,
  expertCount: 0,
  expertUsedCount: 0,
  license: "apache-2.0",
  languages: [],
  tokenizerModel: "gpt2",
  tokenizerPre: "qwen2",
  vocabularySize: 151_936,
  specialTokens: { bos: undefined, eos: 1, eot: undefined },
  hasChatTemplate: true,
  chatTemplateBytes: 4000,
  split: { index: 0, count: 1 },
  warnings: [],
};
