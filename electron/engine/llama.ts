import { LlamaLogLevel, NoBinaryFoundError, getLlama } from "node-llama-cpp";
import type { Llama } from "node-llama-cpp";
import type { EngineHardware } from "#contract/engine.ts";
import type { Backend } from "#contract/engine-status.ts";
import { AppError } from "#contract/errors.ts";
import { createNativeLog } from "./native-log.ts";
import type { NativeLog } from "./native-log.ts";

export interface StartedLlama {
  readonly llama: Llama;
  readonly log: NativeLog;
  readonly hardware: EngineHardware;
}

/** Brings up one backend. Fails with `gpuFailed` rather than run on another one than was asked for. */
export async function startLlama(backend: Backend): Promise<StartedLlama> {
  const log = createNativeLog();
  const llama = await bringUp(backend, log);
  const hardware = await hardwareOf(llama, backend);
  if (
    backend !== "cpu" &&
    (llama.gpu !== backend || !llama.supportsGpuOffloading || hardware.vramTotal === 0)
  ) {
    await llama.dispose();
    throw new AppError("gpuFailed", { backend, reason: "noDevice" });
  }
  return { llama, log, hardware };
}

async function bringUp(backend: Backend, log: NativeLog): Promise<Llama> {
  try {
    return await getLlama({
      gpu: backend === "cpu" ? false : backend,
      build: "never",
      progressLogs: false,
      logLevel: LlamaLogLevel.warn,
      logger: (_level, message) => log.add(message),
      // No limit of the library's own: the number of threads is chosen for each model.
      maxThreads: 0,
    });
  } catch (thrown) {
    if (backend === "cpu") throw thrown;
    const reason = thrown instanceof NoBinaryFoundError ? "notFound" : log.text() || String(thrown);
    throw new AppError("gpuFailed", { backend, reason }, { cause: thrown });
  }
}

async function hardwareOf(llama: Llama, backend: Backend): Promise<EngineHardware> {
  const [names, vram] = await Promise.all([llama.getGpuDeviceNames(), llama.getVramState()]);
  return {
    backend,
    names: [...new Set(names)],
    vramTotal: vram.total,
    vramFree: vram.free,
    cores: llama.cpuMathCores,
    llamaCpp: llama.llamaCppRelease.release,
  };
}
