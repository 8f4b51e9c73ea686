import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ModelFacts } from "#contract/model-facts.ts";
import { inspectModel } from "../../electron/gguf/inspect-file.ts";
import { writeBenchModel } from "../support/gguf/bench-model.ts";
import { writeEmbeddingModel } from "../support/gguf/embedding-model.ts";
import { bool, f32, numbers, str, strings, u32 } from "../support/gguf/metadata.ts";
import type { Metadata } from "../support/gguf/metadata.ts";
import { randomModel } from "../support/gguf/random-models.ts";
import type { RandomArchitecture } from "../support/gguf/random-models.ts";
import { temporaryFolder } from "../support/gguf/temporary-folder.ts";
import { ggufBytes } from "../support/gguf/writer.ts";

describe("facts", () => {
  it("are read from a mixture-of-experts model", async () => {
    const facts = await factsOf("deepseek2", {
      "general.name": str("  GLM Tiny "),
      "general.license": str("mit"),
      "general.languages": strings(["en", "zh"]),
      "general.file_type": u32(15),
    });
    expect(facts).toMatchObject({
      name: "GLM Tiny",
      architecture: "deepseek2",
      kind: "chat",
      supported: true,
      quantization: "Q4_K_M",
      contextLength: 2048,
      blockCount: 2,
      embeddingLength: 64,
      headCount: 4,
      headCountKv: 1,
      expertCount: 4,
      expertUsedCount: 2,
      license: "mit",
      languages: ["en", "zh"],
      tokenizerModel: "gpt2",
      tokenizerPre: "glm4",
      hasChatTemplate: true,
      split: { index: 0, count: 1 },
      warnings: [],
    });
    expect(facts.parameterCount).toBeGreaterThan(50_000);
    expect(facts.specialTokens).toEqual({ bos: 257, eos: 256, eot: 260 });
  });

  it("take the name from the file and the quantisation from the tensors when the file does not say", async () => {
    const facts = await factsOf("llama", { "general.name": str(""), "general.file_type": u32(999) });
    expect(facts).toMatchObject({ name: "some model", quantization: "F32" });
  });

  it.each<[ModelFacts["kind"], Metadata]>([
    ["embedding", { "llama.pooling_type": u32(3) }],
    ["reranking", { "llama.pooling_type": u32(4) }],
    ["adapter", { "general.type": str("adapter") }],
    ["projector", { "general.architecture": str("clip") }],
    ["projector", { "general.type": str("mmproj") }],
    ["other", { "general.type": str("imatrix") }],
    ["chat", { "llama.pooling_type": u32(0) }],
  ])("kind %s", async (kind, metadata) => {
    expect(await factsOf("llama", metadata)).toMatchObject({ kind });
  });

  it("know an embedding model and a vocabulary without weights", async () => {
    const path = join(await temporaryFolder(), "embedding.gguf");
    await writeEmbeddingModel(path);
    expect(await inspectModel(path)).toMatchObject({ ok: true, facts: { kind: "embedding", warnings: [] } });
    const bytes = ggufBytes({ metadata: randomModel("llama").metadata, tensors: [] });
    expect(await inspectBytes(bytes)).toMatchObject({
      ok: true,
      facts: { kind: "vocabulary", warnings: [] },
    });
  });

  it.each<[ModelFacts["warnings"][number], RandomArchitecture, Metadata]>([
    ["templateTooLong", "llama", { "tokenizer.chat_template": str("x".repeat(65_537)) }],
    ["oldGlmGating", "deepseek2", { "deepseek2.expert_gating_func": u32(1) }],
    ["contextClamped", "llama", { "llama.context_length": u32(0) }],
    ["contextClamped", "llama", { "llama.context_length": u32(2 ** 31) }],
    ["ropeFactorZero", "llama", { "llama.rope.scaling.factor": f32(0) }],
    ["vocabularySizeMismatch", "llama", { "llama.vocab_size": u32(9) }],
    ["unknownTokenizer", "llama", { "tokenizer.ggml.model": str("runes") }],
  ])("warn: %s", async (warning, architecture, metadata) => {
    expect((await factsOf(architecture, metadata)).warnings).toEqual([warning]);
  });

  it("warn of a missing template and of bytes after the weights", async () => {
    const { "tokenizer.chat_template": _, ...metadata } = randomModel("llama").metadata;
    const bytes = ggufBytes({ ...randomModel("llama"), metadata });
    const result = await inspectBytes(Buffer.concat([bytes, Buffer.alloc(100_000)]));
    expect(result).toMatchObject({
      facts: { hasChatTemplate: false, warnings: ["noTemplate", "trailingData"] },
    });
  });

  it("leave an unknown architecture to a newer engine", async () => {
    const facts = await factsOf("llama", { "general.architecture": str("glm9") });
    expect(facts).toMatchObject({
      architecture: "glm9",
      supported: false,
      warnings: ["unknownArchitecture"],
    });
  });

  it("accept what real files do: heads by layer, ids that say there is none, booleans", async () => {
    const facts = await factsOf("llama", {
      "llama.attention.head_count_kv": numbers("i32", [0, 2]),
      "tokenizer.ggml.padding_token_id": u32(0xffff_ffff),
      "tokenizer.ggml.add_eos_token": bool(false),
    });
    expect(facts).toMatchObject({ headCountKv: 2, warnings: [] });
  });

  it("accept an architecture without attention heads", async () => {
    const facts = await factsOf("llama", {
      "general.architecture": str("mamba"),
      "mamba.context_length": u32(2048),
      "mamba.embedding_length": u32(64),
      "mamba.block_count": u32(2),
      "mamba.feed_forward_length": u32(0),
      "mamba.attention.head_count": u32(0),
    });
    expect(facts).toMatchObject({ architecture: "mamba", kind: "chat", headCount: 0, warnings: [] });
  });

  it("of a vocabulary of 150,000 tokens are read from a large header", async () => {
    const path = join(await temporaryFolder(), "bench.gguf");
    await writeBenchModel(path, { blocks: 1, width: 128, heads: 1, keyHeads: 1, feedForward: 128 });
    expect(await inspectModel(path)).toMatchObject({ facts: { vocabularySize: 151_936, warnings: [] } });
  });
});

async function factsOf(architecture: RandomArchitecture, metadata: Metadata): Promise<ModelFacts> {
  const result = await inspectBytes(ggufBytes(randomModel(architecture, { metadata })));
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.facts;
}

async function inspectBytes(bytes: Uint8Array): ReturnType<typeof inspectModel> {
  const path = join(await temporaryFolder(), "some model.gguf");
  await writeFile(path, bytes);
  return await inspectModel(path);
}
