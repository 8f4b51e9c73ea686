import { z } from "zod";
import type { Backend } from "#contract/engine-status.ts";
import type { ModelId } from "#contract/ids.ts";
import type { Log } from "./log.ts";
import { readJson, writeFileAtomically } from "./atomic-file.ts";

const state = z.object({
  version: z.literal(1),
  /** What was being tried; still set at the start of the app when the attempt took everything down. */
  trying: z.object({ backend: z.string(), modelId: z.string().nullable() }).nullable(),
  modelCrashes: z.record(z.string(), z.number()),
  backendCrashes: z.record(z.string(), z.number()),
});
type State = z.infer<typeof state>;

const fresh: State = { version: 1, trying: null, modelCrashes: {}, backendCrashes: {} };

const maxModelCrashes = 3;
const maxBackendCrashes = 2;

/** Remembers on disk what killed the engine: a model is set aside after three times, a GPU backend after two. */
export interface CrashGuard {
  /** Call before the attempt. */
  trying(backend: Backend, modelId: ModelId | null): void;
  /** Call when it went well: a backend that starts, a reply that ends. */
  worked(): void;
  /** Call when the attempt ended without a fault of its own, such as a refusal or a cancel. */
  over(): void;
  /** Call when the engine died during the attempt. */
  crashed(): void;
  isModelSetAside(modelId: ModelId): boolean;
  isBackendSetAside(backend: Backend): boolean;
  trustModel(modelId: ModelId): void;
  trustBackends(): void;
}

/** A guard that cannot write, on a full disk, still guards until the app ends. */
export function createCrashGuard(path: string, log: Log): CrashGuard {
  let current = read(path);

  function change(next: Partial<State>): void {
    current = { ...current, ...next };
    try {
      writeFileAtomically(path, JSON.stringify(current));
    } catch (thrown) {
      log.error("engine guard", thrown);
    }
  }

  function crashed(): void {
    const { trying, modelCrashes, backendCrashes } = current;
    if (trying === null) return;
    const { backend, modelId } = trying;
    change({
      trying: null,
      modelCrashes: modelId === null ? modelCrashes : plusOne(modelCrashes, modelId),
      backendCrashes: backend === "cpu" ? backendCrashes : plusOne(backendCrashes, backend),
    });
  }

  crashed();
  return {
    trying: (backend, modelId) => change({ trying: { backend, modelId } }),
    worked() {
      if (current.trying === null) return;
      const { backend, modelId } = current.trying;
      change({
        trying: null,
        modelCrashes: modelId === null ? current.modelCrashes : without(current.modelCrashes, modelId),
        backendCrashes: modelId === null ? current.backendCrashes : without(current.backendCrashes, backend),
      });
    },
    over: () => change({ trying: null }),
    crashed,
    isModelSetAside: (modelId) => (current.modelCrashes[modelId] ?? 0) >= maxModelCrashes,
    isBackendSetAside: (backend) => (current.backendCrashes[backend] ?? 0) >= maxBackendCrashes,
    trustModel: (modelId) => change({ modelCrashes: without(current.modelCrashes, modelId) }),
    trustBackends: () => change({ backendCrashes: {} }),
  };
}

function read(path: string): State {
  const parsed = state.safeParse(readJson(path));
  return parsed.success ? parsed.data : fresh;
}

function plusOne(counts: Readonly<Record<string, number>>, key: string): Record<string, number> {
  return { ...counts, [key]: (counts[key] ?? 0) + 1 };
}

function without(counts: Readonly<Record<string, number>>, key: string): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).filter(([name]) => name !== key));
}
