import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Turn } from "#contract/engine.ts";
import { said, startEngine, textIn } from "../support/engine-process.ts";
import type { EngineProcess } from "../support/engine-process.ts";
import { PLAIN_TEXT } from "../support/gguf/scripts.ts";
import { presetFile } from "./model-file.ts";

let engine: EngineProcess;
beforeAll(async () => {
  engine = await startEngine();
  // Every byte of a question is a token here.
  await engine.load(await presetFile("plain"), { contextSize: 2048 });
});
afterAll(() => engine.stop());

const system = said("system", "Be kind to everybody. ".repeat(5));
const filler = (name: string, length: number): string => name.repeat(Math.ceil(length / name.length));

describe("what the context holds already", () => {
  it("is kept for the next turn, another answer and an edited question", async () => {
    const first = [system, said("user", filler("one ", 300))];
    const one = await engine.ask(first);
    const next = [...first, said("assistant", textIn(one.parts)), said("user", "two")];
    const two = await engine.ask(next);
    expect(two.stats.reusedTokens).toBeGreaterThanOrEqual(one.stats.promptTokens);
    const again = await engine.ask(next);
    expect(again.stats.reusedTokens).toBe(two.stats.promptTokens - 1);
    expect(again.parts).toEqual(two.parts);
    const edited = await engine.ask([system, said("user", filler("six ", 300))]);
    expect(edited.stats.reusedTokens).toBeGreaterThan(textIn(system.parts).length);
    expect(edited.stats.reusedTokens).toBeLessThan(one.stats.promptTokens);
    expect(textIn(edited.parts)).toBe(PLAIN_TEXT);
  });
});

describe("a conversation longer than the context", () => {
  const long: readonly Turn[] = [
    system,
    ...[1, 2, 3, 4].flatMap((count) => [
      said("user", filler(`question ${count} `, 400)),
      said("assistant", filler(`answer ${count} `, 400)),
    ]),
    said("user", "the last question"),
  ];

  it("is refused with what it needs", async () => {
    await expect(engine.ask(long)).rejects.toMatchObject({
      code: "contextTooSmall",
      params: { contextSize: 2048 },
    });
    const needed: unknown = await engine.ask(long).catch((thrown: { params: object }) => thrown.params);
    expect(needed).toMatchObject({
      needed: expect.toSatisfy((tokens: number) => tokens > 3200 && tokens < 3800),
    });
  });

  it("goes without its oldest turns where that was asked for, and keeps the system text", async () => {
    const reply = await engine.ask(long, { overflow: "leaveOutOldest" });
    expect(reply).toMatchObject({ end: "done", stats: { leftOut: 6 } });
    expect(textIn(reply.parts)).toBe(PLAIN_TEXT);
    const { stats } = reply;
    expect(stats.promptTokens).toBeLessThan(2048 - 256);
    const kept = await engine.ask([system, ...long.slice(7)]);
    expect(kept.stats.promptTokens).toBe(stats.promptTokens);
    expect(kept.stats.reusedTokens).toBe(stats.promptTokens - 1);
  });

  it("leaves nothing out that fits", async () => {
    const reply = await engine.ask([system, said("user", "short")], { overflow: "leaveOutOldest" });
    expect(reply.stats.leftOut).toBe(0);
  });

  it("is refused where the last question alone is too long", async () => {
    const turns = [...long.slice(0, 3), said("user", filler("word ", 2100))];
    await expect(engine.ask(turns, { overflow: "leaveOutOldest" })).rejects.toMatchObject({
      code: "contextTooSmall",
      params: { contextSize: 2048 },
    });
  });

  it("does not begin a reply that has no room", async () => {
    await expect(engine.ask(filler("word ", 1990))).rejects.toMatchObject({ code: "contextTooSmall" });
    const reply = await engine.ask(filler("word ", 1900));
    expect(["done", "context"]).toContain(reply.end);
  });
});
