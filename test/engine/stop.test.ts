import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { said, startEngine, textIn } from "../support/engine-process.ts";
import type { EngineProcess } from "../support/engine-process.ts";
import { ENDLESS_TEXT } from "../support/gguf/scripts.ts";
import { presetFile } from "./model-file.ts";

let engine: EngineProcess;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

describe("stop", () => {
  it("ends the reading of a long prompt within a chunk, and what was read is kept", async () => {
    await engine.load(await presetFile("slowEndless", { contextLength: 16_384 }), { contextSize: 16_384 });
    const turns = [said("user", "wordy ".repeat(2400))];
    const controller = new AbortController();
    let stoppedAt = 0;
    const reply = await engine.ask(turns, {
      signal: controller.signal,
      onReading({ done }) {
        if (done < 500 || stoppedAt > 0) return;
        stoppedAt = done;
        controller.abort();
      },
    });
    expect(reply).toMatchObject({ end: "stopped", parts: [], stats: { tokens: 0, timeToFirstToken: 0 } });
    const { stats, readings } = reply;
    expect(readings.at(-1)?.done).toBeLessThanOrEqual(stoppedAt + 512);
    expect(stats.contextUsed).toBe(readings.at(-1)?.done);
    expect(stats.promptTokens).toBeGreaterThan(14_000);
    const chunks = readings.slice(1).map(({ done }, index) => done - (readings[index]?.done ?? 0));
    expect(Math.max(...chunks)).toBeLessThanOrEqual(512);
    const again = await engine.ask([said("user", "wordy ".repeat(100))], { sampling: { maxTokens: 2 } });
    expect(again.stats.reusedTokens).toBeGreaterThan(400);
  });

  it("ends the writing within a token", async () => {
    await engine.load(await presetFile("slowEndless"));
    const controller = new AbortController();
    const reply = await engine.ask("Go.", {
      signal: controller.signal,
      onPatches: ({ tokens }) => tokens >= 5 && controller.abort(),
    });
    expect(reply.end).toBe("stopped");
    expect(reply.stats.tokens).toBeLessThan(60);
    expect(ENDLESS_TEXT.repeat(10).startsWith(textIn(reply.parts))).toBe(true);
    expect(textIn(reply.parts)).not.toBe("");
  });

  it("before anything has begun writes nothing", async () => {
    await engine.load(await presetFile("endless"));
    const reply = await engine.ask("Go.", { signal: AbortSignal.abort() });
    expect(reply).toMatchObject({ end: "stopped", parts: [] });
  });
});
