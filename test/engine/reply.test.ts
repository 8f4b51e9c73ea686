import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { said, startEngine, textIn } from "../support/engine-process.ts";
import type { EngineProcess } from "../support/engine-process.ts";
import * as scripts from "../support/gguf/scripts.ts";
import { RANDOM_ARCHITECTURES, writeRandomModel } from "../support/gguf/random-models.ts";
import { f32, i32 } from "../support/gguf/metadata.ts";
import { modelPath, presetFile } from "./model-file.ts";

let engine: EngineProcess;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

describe("a scripted model's reply", () => {
  it.each([
    ["plain", scripts.PLAIN_TEXT, "own"],
    ["long", scripts.LONG_TEXT, "own"],
    ["chinese", scripts.CHINESE_TEXT, "own"],
    ["invalidUtf8", scripts.INVALID_UTF8_TEXT, "own"],
    ["toolCall", scripts.TOOL_TEXT, "own"],
    ["noTemplate", scripts.PLAIN_TEXT, "chatml"],
  ] as const)("is word for word: %s", async (preset, text, template) => {
    const loaded = await engine.load(await presetFile(preset), { contextSize: 8192 });
    expect(loaded.template).toBe(template);
    const reply = await engine.ask("Say something.");
    expect(reply.end).toBe("done");
    expect(reply.parts).toEqual([{ kind: "text", text }]);
  });

  it.each(["thinking", "glmThinking"] as const)("has its thought apart: %s", async (preset) => {
    await engine.load(await presetFile(preset));
    const reply = await engine.ask("How much is it?");
    expect(reply.parts).toEqual([
      { kind: "reasoning", text: scripts.THINKING_TEXT, duration: expect.any(Number) as number },
      { kind: "text", text: scripts.THOUGHT_OUT_TEXT },
    ]);
  });

  it("ends at once where the next turn begins in a plain transcript", async () => {
    const loaded = await engine.load(await presetFile("plain", { style: "glm", template: null }));
    expect(loaded.template).toBe("plain");
    expect(await engine.ask("Say something.")).toMatchObject({ end: "done", parts: [] });
  });
});

describe("what is told of a reply", () => {
  it("comes at most every 16 ms, and its statistics are those of the reply", async () => {
    await engine.load(await presetFile("long"), { contextSize: 8192 });
    const reply = await engine.ask([said("system", "Be long."), said("user", "Go.")], {
      sampling: { seed: 0xffff_ffff },
    });
    const { stats, batches } = reply;
    expect(batches.length).toBeGreaterThan(2);
    expect(batches.length).toBeLessThan(stats.tokens / 2);
    const gaps = batches.slice(1, -1).map(({ at }, index) => at - (batches[index]?.at ?? 0));
    expect(Math.max(...gaps)).toBeGreaterThan(12);
    expect(batches.at(-1)?.tokens).toBe(stats.tokens);
    expect(stats).toMatchObject({ reusedTokens: 0, contextSize: 8192, leftOut: 0, seed: 0xffff_ffff });
    expect(stats.contextUsed).toBe(stats.promptTokens + stats.tokens);
    expect(stats.promptTokens).toBe(reply.readings.at(-1)?.total);
    expect(stats.timeToFirstToken).toBeGreaterThan(0);
    expect(stats.speed).toBeGreaterThan(0);
    expect(stats.promptSpeed).toBeGreaterThan(0);
  });

  it("ends with the reason for which it was cut", async () => {
    await engine.load(await presetFile("endless"), { contextSize: 1024 });
    const short = await engine.ask("Go.", { sampling: { maxTokens: 5 } });
    expect(short).toMatchObject({ end: "length", stats: { tokens: 5 } });
    const full = await engine.ask("Go.");
    expect(full.end).toBe("context");
    expect(full.stats.contextUsed).toBeGreaterThanOrEqual(1022);
    const repeated = scripts.ENDLESS_TEXT.repeat(1000);
    expect(repeated.startsWith(textIn(full.parts))).toBe(true);
    expect(await engine.ask("Go.", { sampling: { maxTokens: 3 } })).toMatchObject({ end: "length" });
  });
});

describe("sampling", () => {
  it("repeats a reply with its seed and follows the model's own keys", async () => {
    const path = modelPath();
    await writeRandomModel(path, "qwen3");
    await engine.load(path);
    const ask = async (seed: number, temperature: number | null): Promise<string> =>
      textIn((await engine.ask("Go.", { sampling: { seed, temperature, maxTokens: 40 } })).parts);
    expect(await ask(7, 1)).toBe(await ask(7, 1));
    expect(await ask(7, 1)).not.toBe(await ask(8, 1));
    const greedy = await ask(1, 0);
    await writeRandomModel(path, "qwen3", {
      metadata: { "general.sampling.temp": f32(0), "general.sampling.top_k": i32(1) },
    });
    await engine.load(path);
    expect(await ask(9, null)).toBe(greedy);
  });
});

describe("random weights", () => {
  it.each(RANDOM_ARCHITECTURES)("of %s are read, continued and asked again", async (architecture) => {
    const path = modelPath();
    await writeRandomModel(path, architecture, { contextLength: 1024 });
    const loaded = await engine.load(path);
    expect(loaded).toMatchObject({ contextSize: 1024, gpuLayers: 0, vram: 0, template: "own", threads: 1 });
    const turns = [said("user", "word ".repeat(60))];
    const first = await engine.ask(turns, { sampling: { maxTokens: 30 } });
    expect(["length", "done"]).toContain(first.end);
    const again = await engine.ask(turns, { sampling: { maxTokens: 30 } });
    expect(again.stats.reusedTokens).toBe(first.stats.promptTokens - 1);
    expect(textIn(again.parts)).toBe(textIn(first.parts));
  });
});
