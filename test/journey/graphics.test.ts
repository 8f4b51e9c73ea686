import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { EngineStatus } from "#contract/engine-status.ts";
import { PLAIN_TEXT } from "../support/gguf/scripts.ts";
import { addPreset, send, settled, words, written } from "../support/journey.ts";
import { killWorkers, removeFolder, runApp } from "../support/running-app.ts";
import type { RunningApp } from "../support/running-app.ts";

const hasDevice = process.env["HEARTH_LAVAPIPE"] === "1";

describe.skipIf(!hasDevice)("on a Vulkan device (skipped without one: install mesa-vulkan-drivers)", () => {
  let running: RunningApp;

  beforeAll(async () => {
    // llama.cpp passes over devices that are a processor, as this one is, unless they are named.
    process.env["GGML_VK_VISIBLE_DEVICES"] = "0";
    running = await runApp({ settings: { backend: "auto" } });
  });
  afterAll(async () => {
    delete process.env["GGML_VK_VISIBLE_DEVICES"];
    await running.close();
    removeFolder(running.folder);
  });

  async function status(): Promise<Extract<EngineStatus, { state: "ready" }>> {
    const now = await running.client.engine.status();
    if (now.state !== "ready") throw new Error(now.state);
    return now;
  }

  test("a model is offloaded and answers, with the device's name and memory told", async () => {
    const model = await addPreset(running, "plain");
    expect(words(await settled(running, await send(running, "Hello", { modelId: model.id })))).toBe(
      PLAIN_TEXT,
    );
    const { device, loaded } = await status();
    expect(device).toMatchObject({ backend: "vulkan", rejected: [] });
    expect(device.names.length).toBeGreaterThan(0);
    expect(device.vramTotal).toBeGreaterThan(0);
    expect(loaded.gpuLayers).toBe(loaded.totalLayers);
    expect(loaded.vram).toBeGreaterThan(0);
  });

  test("layers are split between device and processor when the settings say so", async () => {
    const model = await addPreset(running, "chinese", { blocks: 4 });
    await running.client.settings.change({ key: "gpuLayers", value: 2 });
    expect((await settled(running, await send(running, "你好", { modelId: model.id }))).state).toBe("done");
    expect((await status()).loaded).toMatchObject({ gpuLayers: 2, totalLayers: 5 });
    await running.client.settings.change({ key: "gpuLayers", value: null });
  });

  test("a device that fails twice is passed over for the processor, with the reason told", async () => {
    const model = await addPreset(running, "slowEndless");
    for (let times = 0; times < 2; times++) {
      const sent = await send(running, "Go on", { modelId: model.id });
      await written(running, sent, 1);
      killWorkers("engine");
      await settled(running, sent);
    }
    const sent = await send(running, "And now?", { modelId: model.id });
    await written(running, sent, 1);
    const { device, loaded } = await status();
    expect(device).toMatchObject({
      backend: "cpu",
      rejected: [{ backend: "vulkan", reason: "crashed" }, {}],
    });
    expect(loaded.gpuLayers).toBe(0);
    await running.client.turns.stop({ chatId: sent.chatId });
  });
});
