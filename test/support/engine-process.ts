import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Client } from "#contract/call.ts";
import type {
  engineCalls,
  EngineEvents,
  EngineHardware,
  Generated,
  GenerateInput,
  LoadInput,
  Sampling,
  Turn,
} from "#contract/engine.ts";
import type { Backend, LoadedModel } from "#contract/engine-status.ts";
import { AppError } from "#contract/errors.ts";
import { modelId } from "#contract/ids.ts";
import { applyPatch } from "#contract/message.ts";
import type { Part } from "#contract/message.ts";
import { connect } from "../../electron/rpc/connect.ts";
import type { Port } from "../../electron/rpc/port.ts";
import { buildApp } from "../../scripts/lib/build-app.mjs";
import { bundleNamed, outputFolder } from "../../scripts/lib/bundles.mjs";
import { node24Path } from "../../scripts/lib/node24.mjs";

/** A whole reply, and what was told while it was written. */
export interface Reply extends Generated {
  readonly parts: readonly Part[];
  readonly readings: readonly EngineEvents["generate.reading"][];
  readonly batches: readonly (EngineEvents["generate.patches"] & { readonly at: number })[];
}

export interface AskOptions extends Partial<Pick<GenerateInput, "overflow" | "tools" | "toolChoice">> {
  readonly sampling?: Partial<Sampling>;
  readonly thinking?: Partial<GenerateInput["thinking"]>;
  readonly signal?: AbortSignal;
  readonly onReading?: (event: EngineEvents["generate.reading"]) => void;
  readonly onPatches?: (event: EngineEvents["generate.patches"]) => void;
}

/** A real engine process and the typed way to ask it. */
export interface EngineProcess {
  readonly client: Client<typeof engineCalls>;
  readonly pid: number;
  /** Every progress told by loads so far. */
  readonly progress: readonly number[];
  load(path: string, options?: Partial<LoadInput>, signal?: AbortSignal): Promise<LoadedModel>;
  /** A question, or a whole conversation. */
  ask(turns: string | readonly Turn[], options?: AskOptions): Promise<Reply>;
  /** Resident memory now, in bytes; Linux only. */
  resident(): number;
  /** Closes the channel and waits until the process has ended by itself. */
  stop(): Promise<void>;
  kill(): Promise<void>;
}

/** Forks the engine as main does and starts a backend; fails as `engine.start` fails. */
export async function startEngine(
  backend: Backend = "cpu",
  env: Readonly<Record<string, string>> = {},
): Promise<EngineProcess & { readonly hardware: EngineHardware }> {
  const engine = await forkEngine(env);
  try {
    return Object.assign(engine, { hardware: await engine.client.engine.start({ backend }) });
  } catch (thrown) {
    await engine.kill();
    throw thrown;
  }
}

/** Forks the engine on the Node that ships with the app; no backend is started in it yet. */
export async function forkEngine(env: Readonly<Record<string, string>> = {}): Promise<EngineProcess> {
  const child = fork(await builtEngine(), [], {
    execPath: node24Path(),
    execArgv: [],
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", process.env["HEARTH_TEST_LOG"] ? "inherit" : "ignore", "ipc"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const { client, on } = connect<typeof engineCalls, EngineEvents>(
    portOf(child),
    () => new AppError("engineCrashed"),
  );
  const runs = followRuns(on);
  const progress: number[] = [];
  on("load.progress", (event) => progress.push(event.progress));
  return {
    client,
    pid: child.pid ?? 0,
    progress,
    load: (path, options, signal) => client.model.load(loadInput(path, options), signal),
    ask: (turns, options = {}) =>
      runs.ask(client, typeof turns === "string" ? [said("user", turns)] : turns, options),
    resident: () => residentMemory(child.pid ?? 0),
    stop() {
      child.disconnect();
      return ended;
    },
    kill() {
      child.kill("SIGKILL");
      return ended;
    },
  };
}

/** The app's own bundle, built first if its sources changed. */
export async function builtEngine(): Promise<string> {
  await buildApp(["engine"]);
  const bundle = bundleNamed("engine");
  return join(outputFolder(bundle), bundle.output);
}

export function said(role: Turn["role"], text: string): Turn {
  return { role, parts: [{ kind: "text", text }] };
}

/** The text of a reply without its thoughts. */
export function textIn(parts: readonly Part[], kind: "text" | "reasoning" = "text"): string {
  return parts
    .flatMap((part) => (part.kind !== "tool-call" && part.kind === kind ? [part.text] : []))
    .join("");
}

export const testSampling: Sampling = {
  temperature: null,
  topK: null,
  topP: null,
  minP: null,
  maxTokens: null,
  seed: 1,
};

function loadInput(path: string, options: Partial<LoadInput> = {}): LoadInput {
  return {
    modelId: modelId.parse("test"),
    path,
    contextSize: 4096,
    gpuLayers: null,
    threads: 1,
    memoryMap: true,
    ...options,
  };
}

interface Runs {
  ask(client: Client<typeof engineCalls>, turns: readonly Turn[], options: AskOptions): Promise<Reply>;
}

type On = <N extends keyof EngineEvents>(name: N, listener: (detail: EngineEvents[N]) => void) => void;

interface Run {
  parts: readonly Part[];
  readonly readings: EngineEvents["generate.reading"][];
  readonly batches: (EngineEvents["generate.patches"] & { readonly at: number })[];
  readonly options: AskOptions;
}

function followRuns(on: On): Runs {
  const runs = new Map<number, Run>();
  let last = 0;
  on("generate.reading", (event) => {
    runs.get(event.run)?.readings.push(event);
    runs.get(event.run)?.options.onReading?.(event);
  });
  on("generate.patches", (event) => {
    const run = runs.get(event.run);
    if (run === undefined) return;
    run.batches.push({ ...event, at: performance.now() });
    run.parts = event.patches.reduce(applyPatch, run.parts);
    run.options.onPatches?.(event);
  });
  return {
    async ask(client, turns, options) {
      const run: Run = { parts: [], readings: [], batches: [], options };
      const id = ++last;
      runs.set(id, run);
      const input: GenerateInput = {
        run: id,
        turns,
        sampling: { ...testSampling, ...options.sampling },
        overflow: options.overflow ?? "refuse",
        tools: options.tools ?? [],
        toolChoice: options.toolChoice ?? "auto",
        thinking: { enabled: null, effort: null, budget: null, ...options.thinking },
      };
      const generated = await client.chat.generate(input, options.signal);
      return { ...generated, parts: run.parts, readings: run.readings, batches: run.batches };
    },
  };
}

function residentMemory(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
}

function portOf(child: ChildProcess): Port {
  return {
    post(value) {
      if (child.connected) child.send(value as object);
    },
    onMessage: (listener) => void child.on("message", listener),
    onClose: (listener) => void child.once("exit", listener),
  };
}
