import { mkdir, truncate, writeFile } from "node:fs/promises";
import { totalmem } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AppError } from "#contract/errors.ts";
import { startEngine, textIn } from "../support/engine-process.ts";
import { writeEmbeddingModel } from "../support/gguf/embedding-model.ts";
import { str } from "../support/gguf/metadata.ts";
import { writeHeavyModel, writeWideContextModel } from "../support/gguf/presets.ts";
import { CHINESE_TEXT, PLAIN_TEXT } from "../support/gguf/scripts.ts";
import { modelPath, presetFile } from "./model-file.ts";

const megabyte = 1_000_000;

let engine: Awaited<ReturnType<typeof startEngine>>;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

const failure = (promise: Promise<unknown>): Promise<AppError> =>
  promise.then(
    () => expect.fail("it did not fail"),
    (thrown: unknown) => thrown as AppError,
  );

describe("a model is loaded", () => {
  it("with progress that rises to its end, and freed again", async () => {
    const path = modelPath();
    await writeHeavyModel(path, 1300);
    const before = engine.resident();
    const told = engine.progress.length;
    const loaded = await engine.load(path, { memoryMap: false, contextSize: 512 });
    const progress = engine.progress.slice(told);
    expect(progress.length).toBeGreaterThan(3);
    expect(progress).toEqual(progress.toSorted((one, other) => one - other));
    expect(progress.at(-1)).toBe(1);
    expect(loaded.memory).toBeGreaterThan(1300 * megabyte);
    expect(engine.resident() - before).toBeGreaterThan(1200 * megabyte);
    await engine.client.model.unload();
    expect(engine.resident() - before).toBeLessThan(200 * megabyte);
    expect(await failure(engine.ask("Hi"))).toMatchObject({ code: "modelNotLoaded" });
  });

  it("in place of the one before, also while that one writes", async () => {
    await engine.load(await presetFile("endless"));
    const reply = engine.ask("Go.");
    await engine.load(await presetFile("chinese"));
    expect(await reply).toMatchObject({ end: "stopped" });
    expect(textIn((await engine.ask("Go.")).parts)).toBe(CHINESE_TEXT);
  });

  it("with a context no larger than the model was trained for", async () => {
    const path = await presetFile("plain", { contextLength: 2048 });
    expect(await engine.load(path, { contextSize: 65_536 })).toMatchObject({ contextSize: 2048 });
    expect(await engine.load(path, { contextSize: 1024, threads: null })).toMatchObject({
      contextSize: 1024,
      threads: Math.max(1, engine.hardware.cores - 1),
    });
  });

  it("can be cancelled, which leaves nothing in memory", async () => {
    const path = await presetFile("plain", { ballast: 2500, blocks: 16 });
    const before = engine.resident();
    const controller = new AbortController();
    const told = engine.progress.length;
    const loading = failure(engine.load(path, { memoryMap: false }, controller.signal));
    await expect
      .poll(() => engine.progress.slice(told).some((value) => value > 0.05), { interval: 5, timeout: 60_000 })
      .toBe(true);
    controller.abort();
    expect(await loading).toMatchObject({ code: "cancelled" });
    expect(engine.progress.at(-1)).toBeLessThan(1);
    expect(engine.resident() - before).toBeLessThan(200 * megabyte);
    const early = AbortSignal.abort();
    expect(await failure(engine.load(path, {}, early))).toMatchObject({ code: "cancelled" });
    await engine.load(await presetFile("plain"));
    expect(textIn((await engine.ask("Go.")).parts)).toBe(PLAIN_TEXT);
  });
});

describe("more than 2 GiB at once", () => {
  it("of context on the CPU works", async () => {
    const path = modelPath();
    await writeWideContextModel(path);
    const loaded = await engine.load(path, { contextSize: 33_792 });
    expect(loaded.contextSize).toBe(33_792);
    expect(loaded.memory).toBeGreaterThan(2.06 * 2 ** 30);
    expect(textIn((await engine.ask("Go.")).parts)).toBe(PLAIN_TEXT);
    await engine.client.model.unload();
  }, 60_000);
});

describe("a model is refused", () => {
  it("when its context does not fit, with one that does", async () => {
    const path = modelPath();
    await writeWideContextModel(path, 8_388_608);
    const refused = await failure(engine.load(path, { contextSize: 8_388_608 }));
    expect(refused.code).toBe("modelTooLarge");
    const { needed, available, contextSize, fittingContext } = refused.params;
    expect(contextSize).toBe(8_388_608);
    expect(Number(needed)).toBeGreaterThan(8_388_608 * 65_536);
    expect(Number(available)).toBeLessThan(totalmem());
    expect(Number(fittingContext)).toBeGreaterThan(512);
    expect(Number(fittingContext) * 65_536).toBeLessThan(Number(available));
    expect((Number(fittingContext) + 4096) * 65_536 * 1.1).toBeGreaterThan(Number(available) * 0.8);
  });

  it("when its weights do not fit in any case", async () => {
    const path = modelPath();
    await writeHeavyModel(path, Math.ceil((totalmem() * 1.2) / megabyte));
    expect(await failure(engine.load(path))).toMatchObject({
      code: "modelTooLarge",
      params: { contextSize: 4096, fittingContext: 0 },
    });
  });

  it.each<readonly [string, (path: string) => Promise<unknown>, object]>([
    ["missing", async () => {}, { code: "modelMissing" }],
    ["a folder", (path) => mkdir(path), { code: "modelUnreadable" }],
    ["no GGUF", (path) => writeFile(path, "hello ".repeat(100)), { code: "modelInvalid" }],
    ["empty", (path) => writeFile(path, ""), { code: "modelInvalid" }],
    ["an embedding model", (path) => writeEmbeddingModel(path), { code: "modelNotChat" }],
  ])("when the file is %s", async (_, write, error) => {
    const path = modelPath();
    await write(path);
    expect(await failure(engine.load(path))).toMatchObject(error);
  });

  it("when it ends too soon", async () => {
    const path = await presetFile("plain");
    await truncate(path, 200_000);
    const refused = await failure(engine.load(path));
    expect(refused.code).toBe("modelInvalid");
    expect(refused.params["reason"]).toMatch(/bounds|corrupt|tensor/);
  });

  it("when nobody knows its architecture", async () => {
    const path = await presetFile("plain", { metadata: { "general.architecture": str("tomorrow") } });
    expect(await failure(engine.load(path))).toMatchObject({
      code: "modelUnsupported",
      params: { architecture: "tomorrow" },
    });
  });

  it("when it lies below a file", async () => {
    const path = join(dirname(await presetFile("plain")), "model-1.gguf", "model.gguf");
    expect(await failure(engine.load(path))).toMatchObject({ code: "modelMissing" });
  });
});

describe("the process", () => {
  it("answers while it loads, and ends with its parent in the middle of a reply", async () => {
    const other = await startEngine();
    await other.load(await presetFile("slowEndless"));
    const writing = new Promise<void>((resolve) => {
      other.ask("Go.", { onPatches: () => resolve() }).catch(() => undefined);
    });
    await writing;
    await other.client.engine.ping();
    expect(await failure(other.ask("Me too."))).toMatchObject({ code: "chatBusy" });
    await other.stop();
  });
});
