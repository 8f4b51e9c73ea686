import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getLlama, LlamaLogLevel } from "node-llama-cpp";
import type { Llama, LlamaModel, Token } from "node-llama-cpp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseTemplate, renderTemplate } from "../../electron/engine/jinja/template.ts";
import { inspectModel } from "../../electron/gguf/inspect-file.ts";
import { writeBenchModel } from "../support/gguf/bench-model.ts";
import { writeEmbeddingModel } from "../support/gguf/embedding-model.ts";
import { writePreset } from "../support/gguf/presets.ts";
import type { PresetName } from "../support/gguf/presets.ts";
import { RANDOM_ARCHITECTURES, writeRandomModel } from "../support/gguf/random-models.ts";
import type { ScriptedModelOptions } from "../support/gguf/scripted-model.ts";
import * as scripts from "../support/gguf/scripts.ts";

const HOT = { temperature: 1.5, topK: 0, topP: 1, minP: 0, seed: 5 };

let folder: string;
let llama: Llama;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hearth-fixtures-"));
  llama = await getLlama({ gpu: false, build: "never", progressLogs: false, logLevel: LlamaLogLevel.error });
});

afterAll(async () => {
  await llama.dispose();
  await rm(folder, { recursive: true, force: true });
});

describe("scripted models answer their script at a high temperature", () => {
  it.each<[PresetName, string]>([
    ["plain", scripts.PLAIN_TEXT],
    ["thinking", `<think>${scripts.THINKING_TEXT}</think>${scripts.THOUGHT_OUT_TEXT}`],
    ["glmThinking", `${scripts.THINKING_TEXT}</think>${scripts.THOUGHT_OUT_TEXT}`],
    ["toolCall", `</think>${scripts.TOOL_TEXT}`],
    ["chatmlToolCall", scripts.CHATML_TOOL_TEXT],
    ["invalidUtf8", scripts.INVALID_UTF8_TEXT],
    ["chinese", scripts.CHINESE_TEXT],
  ])("%s", async (preset, expected) => {
    const reply = await replyOf(preset, {
      messages: [{ role: "user", content: "你好, tell me <something>\n" }],
    });
    expect(reply.text).toBe(expected);
    expect(reply.hasEnded).toBe(true);
  });

  it("long writes at least 2,000 tokens", async () => {
    const reply = await replyOf("long", { maxTokens: 4000 });
    expect(reply.text).toBe(scripts.LONG_TEXT);
    expect(reply.tokenCount).toBeGreaterThanOrEqual(2000);
  });

  it("endless does not end", async () => {
    const reply = await replyOf("endless", { maxTokens: 100 });
    expect(reply.hasEnded).toBe(false);
    expect(scripts.ENDLESS_TEXT.repeat(20).startsWith(reply.text)).toBe(true);
  });

  it("leaves the thinking out when asked", async () => {
    for (const preset of ["thinking", "glmThinking"] as const) {
      const reply = await replyOf(preset, { enableThinking: false });
      expect(reply.text).toBe(scripts.THOUGHT_OUT_TEXT);
    }
  });

  it.each(["toolCall", "chatmlToolCall"] as const)("%s goes on after the tool's result", async (preset) => {
    const call = { function: { name: scripts.TOOL_NAME, arguments: { city: "Beijing" } } };
    const messages = [
      { role: "user", content: "weather?" },
      { role: "assistant", content: "", tool_calls: [call] },
      { role: "tool", content: "sunny, 21" },
    ];
    expect((await replyOf(preset, { messages })).text).toBe(scripts.AFTER_TOOL_TEXT);
  });

  it("slow takes several milliseconds a token", async () => {
    const reply = await replyOf("slowEndless", { maxTokens: 30 });
    expect(reply.milliseconds / reply.tokenCount).toBeGreaterThan(3);
  });
});

describe("random models load and generate", () => {
  it.each(RANDOM_ARCHITECTURES)("%s", async (architecture) => {
    const path = join(folder, `${architecture}.gguf`);
    await writeRandomModel(path, architecture);
    expect(await inspectModel(path)).toMatchObject({
      ok: true,
      facts: { architecture, supported: true, warnings: [] },
    });
    const reply = await withModel(path, (model) => generate(model, { maxTokens: 8 }));
    expect(reply.tokenCount).toBeGreaterThan(0);
  });
});

it("the embedding model's similarity is the overlap of words", async () => {
  const path = join(folder, "embedding.gguf");
  await writeEmbeddingModel(path, ["the", "cat", "sat"]);
  expect(await inspectModel(path)).toMatchObject({ ok: true, facts: { kind: "embedding" } });
  const [near, far] = await withModel(path, async (model) => {
    const context = await model.createEmbeddingContext({ threads: 1 });
    const [one, two, other] = [
      await context.getEmbeddingFor("the cat sat"),
      await context.getEmbeddingFor("the cat"),
      await context.getEmbeddingFor("xyz 123"),
    ];
    return [one.calculateCosineSimilarity(two), one.calculateCosineSimilarity(other)];
  });
  expect(near).toBeGreaterThan((far ?? 1) + 0.3);
});

it("a bench model of small shape loads and has finite logits", async () => {
  const path = join(folder, "bench.gguf");
  await writeBenchModel(path, { blocks: 2, width: 256, feedForward: 512, heads: 2, keyHeads: 1 });
  expect(await inspectModel(path)).toMatchObject({
    ok: true,
    facts: { quantization: "Q4_0", vocabularySize: 151_936 },
  });
  const reply = await withModel(path, (model) => generate(model, { maxTokens: 4 }));
  expect(reply.tokenCount).toBe(4);
});

type Asked = {
  readonly messages?: readonly object[];
  readonly maxTokens?: number;
  readonly enableThinking?: boolean;
};

type Reply = {
  readonly text: string;
  readonly tokenCount: number;
  readonly hasEnded: boolean;
  readonly milliseconds: number;
};

async function replyOf(
  preset: PresetName,
  asked: Asked,
  changes: Partial<ScriptedModelOptions> = {},
): Promise<Reply> {
  const path = join(folder, `${preset}.gguf`);
  await writePreset(path, preset, changes);
  const inspection = await inspectModel(path);
  expect(inspection).toMatchObject({
    ok: true,
    facts: { kind: "chat", hasChatTemplate: true, warnings: [] },
  });
  return await withModel(path, (model) => generate(model, asked));
}

async function withModel<T>(modelPath: string, work: (model: LlamaModel) => Promise<T>): Promise<T> {
  const model = await llama.loadModel({ modelPath });
  try {
    return await work(model);
  } finally {
    await model.dispose();
  }
}

async function generate(model: LlamaModel, asked: Asked): Promise<Reply> {
  const context = await model.createContext({
    contextSize: Math.min(4096, model.trainContextSize),
    threads: 1,
  });
  const sequence = context.getSequence();
  const tokens: Token[] = [];
  let hasEnded = false;
  const started = performance.now();
  for await (const token of sequence.evaluate(promptOf(model, asked), { ...HOT, yieldEogToken: true })) {
    hasEnded = model.isEogToken(token);
    if (hasEnded) break;
    tokens.push(token);
    if (tokens.length >= (asked.maxTokens ?? 500)) break;
  }
  const milliseconds = performance.now() - started;
  await context.dispose();
  return { text: model.detokenize(tokens, true), tokenCount: tokens.length, hasEnded, milliseconds };
}

function promptOf(model: LlamaModel, { messages, enableThinking = true }: Asked): Token[] {
  const template = parseTemplate(model.fileInfo.metadata.tokenizer?.chat_template ?? "");
  const { text } = renderTemplate(template, {
    messages: messages ?? [{ role: "user", content: "Hello" }],
    enable_thinking: enableThinking,
    add_generation_prompt: true,
  });
  return model.tokenize(text, true);
}
