import { existsSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { EngineHardware } from "#contract/engine.ts";
import { forkEngine, startEngine, textIn } from "../support/engine-process.ts";
import type { EngineProcess } from "../support/engine-process.ts";
import { CHINESE_TEXT } from "../support/gguf/scripts.ts";
import { presetFile } from "./model-file.ts";

/** A Vulkan device on the CPU: Debian's mesa-vulkan-drivers. */
const driver = ["x86_64", "aarch64"]
  .map((machine) => `/usr/share/vulkan/icd.d/lvp_icd.${machine}.json`)
  .find((path) => existsSync(path));
if (driver === undefined) process.stderr.write("No lavapipe driver here: the Vulkan tests are skipped.\n");

const hidden = { VK_DRIVER_FILES: driver ?? "", VK_ICD_FILENAMES: driver ?? "" };
const visible = { ...hidden, GGML_VK_VISIBLE_DEVICES: "0" };

describe.skipIf(driver === undefined)("on Vulkan", () => {
  let engine: EngineProcess & { readonly hardware: EngineHardware };
  beforeAll(async () => {
    engine = await startEngine("vulkan", visible);
  });
  afterAll(() => engine.stop());

  it("the device is named and measured", () => {
    expect(engine.hardware).toMatchObject({
      backend: "vulkan",
      llamaCpp: expect.stringMatching(/^v/) as string,
    });
    expect(engine.hardware.names.join()).toContain("llvmpipe");
    expect(engine.hardware.vramTotal).toBeGreaterThan(0);
    expect(engine.hardware.vramFree).toBeGreaterThan(0);
  });

  it.each([
    ["all layers", null, 5],
    ["some layers", 2, 2],
    ["no layers", 0, 0],
  ] as const)("a model answers with %s on the device", async (_, gpuLayers, expected) => {
    const path = await presetFile("chinese", { blocks: 4 });
    const loaded = await engine.load(path, { gpuLayers, contextSize: 1024 });
    expect(loaded).toMatchObject({ gpuLayers: expected, totalLayers: 5 });
    if (expected > 0) expect(loaded.vram).toBeGreaterThan(1_000_000);
    const reply = await engine.ask("Go.");
    expect(reply.end).toBe("done");
    expect(textIn(reply.parts)).toBe(CHINESE_TEXT);
  });

  it("fails where there is no device, rather than run on the CPU, and can then be asked for the CPU", async () => {
    const other = await forkEngine(hidden);
    await expect(other.client.engine.start({ backend: "vulkan" })).rejects.toMatchObject({
      code: "gpuFailed",
      params: { backend: "vulkan", reason: "noDevice" },
    });
    await expect(other.load(await presetFile("plain"))).rejects.toMatchObject({ code: "engineUnavailable" });
    expect(await other.client.engine.start({ backend: "cpu" })).toMatchObject({ backend: "cpu" });
    expect(await other.load(await presetFile("plain"))).toMatchObject({ gpuLayers: 0 });
    await other.stop();
  });

  it("fails where the backend is not in the package for this system", async () => {
    await expect(startEngine("metal")).rejects.toMatchObject({ code: "gpuFailed" });
  });
});
