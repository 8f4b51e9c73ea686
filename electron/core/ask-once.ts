import { randomInt } from "node:crypto";
import { join } from "node:path";
import type { Device, LoadedModel } from "#contract/engine-status.ts";
import type { Generated, Turn } from "#contract/engine.ts";
import { AppError } from "#contract/errors.ts";
import { applyPatch, textOf } from "#contract/message.ts";
import type { Part } from "#contract/message.ts";
import type { Model } from "#contract/model.ts";
import { inspect, newModelId } from "./add-models.ts";
import { createCrashGuard } from "./crash-guard.ts";
import { createEngine } from "./engine.ts";
import type { Engine } from "./engine.ts";
import { createLog } from "./log.ts";
import { startWorker } from "./worker.ts";

export interface Question {
  /** Path of a GGUF file, or of the first part of a split one. */
  readonly model: string;
  readonly system: string;
  readonly prompt: string;
  readonly contextSize: number;
}

export interface AskDeps extends Question {
  readonly workers: { readonly node: string; readonly engine: string };
  /** A folder of its own for the log and the crash guard. */
  readonly folder: string;
  readonly onText: (piece: string) => void;
}

export interface Answer extends Generated {
  readonly text: string;
  readonly reasoning: string;
  readonly model: string;
  readonly device: Device;
  readonly loaded: LoadedModel;
}

/** One question to one model file: the same engine as the window's, without window or store. */
export async function askOnce(deps: AskDeps): Promise<Answer> {
  const found = await inspect(deps.model);
  const model: Model = { ...found, id: newModelId(), problem: null, addedAt: Date.now(), lastUsedAt: null };
  const log = createLog(join(deps.folder, "ask.log"));
  const engine = createEngine({
    start: () => startWorker({ node: deps.workers.node, entry: deps.workers.engine, onLine: log.info }),
    guard: createCrashGuard(join(deps.folder, "guard.json"), log),
    log,
    useGpu: () => true,
    onStatus: () => undefined,
  });
  try {
    return await answer(deps, engine, model);
  } finally {
    await engine.close();
  }
}

async function answer(deps: AskDeps, engine: Engine, model: Model): Promise<Answer> {
  const { signal } = new AbortController();
  const options = { contextSize: deps.contextSize, gpuLayers: null, threads: null, memoryMap: true };
  const loaded = await engine.ensureLoaded(model, options, signal);
  const status = engine.status();
  if (status.state !== "ready") throw new AppError("engineUnavailable", { reason: status.state });
  let parts: readonly Part[] = [];
  const seed = randomInt(2 ** 32);
  const sampling = { temperature: null, topK: null, topP: null, minP: null, maxTokens: null, seed };
  const input = {
    run: 1,
    turns: turnsOf(deps),
    sampling,
    overflow: "refuse",
    tools: [],
    toolChoice: "none",
    thinking: { enabled: null, effort: null, budget: null },
  } as const;
  const generated = await engine.generate(
    input,
    {
      onReading: () => undefined,
      onPatches({ patches }) {
        const before = textOf(parts);
        parts = patches.reduce(applyPatch, parts);
        deps.onText(textOf(parts).slice(before.length));
      },
    },
    signal,
  );
  const reasoning = parts.flatMap((part) => (part.kind === "reasoning" ? [part.text] : [])).join("\n\n");
  return { ...generated, text: textOf(parts), reasoning, model: model.name, device: status.device, loaded };
}

function turnsOf({ system, prompt }: Question): readonly Turn[] {
  const say = (role: Turn["role"], text: string): Turn => ({ role, parts: [{ kind: "text", text }] });
  return system === "" ? [say("user", prompt)] : [say("system", system), say("user", prompt)];
}
