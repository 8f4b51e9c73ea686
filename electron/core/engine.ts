import type { EngineStatus, LoadedModel } from "#contract/engine-status.ts";
import type { EngineEvents, Generated, GenerateInput, RenderInput } from "#contract/engine.ts";
import { AppError, toWireError } from "#contract/errors.ts";
import type { WireError } from "#contract/errors.ts";
import type { ModelId } from "#contract/ids.ts";
import type { Model } from "#contract/model.ts";
import type { RenderedPrompt } from "#contract/prompt.ts";
import { createEngineProcess } from "./engine-process.ts";
import type { EngineEnd, EngineProcess } from "./engine-process.ts";
import type { EngineSession, EngineStartDeps } from "./engine-start.ts";

/** How a model is to be loaded; `null` leaves the choice to the engine. */
export interface LoadOptions {
  readonly contextSize: number;
  readonly gpuLayers: number | null;
  readonly threads: number | null;
  readonly memoryMap: boolean;
}

export interface GenerateListener {
  onReading(detail: EngineEvents["generate.reading"]): void;
  onPatches(detail: EngineEvents["generate.patches"]): void;
}

export interface EngineDeps extends EngineStartDeps {
  readonly useGpu: () => boolean;
  readonly onStatus: (status: EngineStatus) => void;
}

/** The engine as the rest of main sees it. Its callers take turns: one load or reply at a time (`queue.ts`). */
export interface Engine {
  status(): EngineStatus;
  /** The llama.cpp release inside, once a process has started. */
  version(): string | null;
  start(): Promise<void>;
  /** Loads the model unless it is loaded that way already. */
  ensureLoaded(model: Model, options: LoadOptions, signal: AbortSignal): Promise<LoadedModel>;
  unload(): Promise<void>;
  generate(input: GenerateInput, listener: GenerateListener, signal: AbortSignal): Promise<Generated>;
  /** The exact prompt for a conversation. A model must be loaded. */
  render(input: RenderInput): Promise<RenderedPrompt>;
  restart(): Promise<void>;
  close(): Promise<void>;
}

interface Loaded {
  readonly session: EngineSession;
  readonly model: LoadedModel;
  readonly key: string;
}

interface EngineState {
  readonly deps: EngineDeps;
  status: EngineStatus;
  loaded: Loaded | null;
  lastEnd: EngineEnd;
  llamaCpp: string | null;
  listener: GenerateListener | null;
  /** The process that was last asked to load. */
  session: EngineSession | null;
}

export function createEngine(deps: EngineDeps): Engine {
  const engine: EngineState = {
    deps,
    status: { state: "off" },
    loaded: null,
    lastEnd: "crashed",
    llamaCpp: null,
    listener: null,
    session: null,
  };
  const process = createEngineProcess({
    ...deps,
    onStarting: () => tell(engine, { state: "starting" }),
    onUp: (session) => cameUp(engine, session),
    onDown: (end) => wentDown(engine, end),
    onUnavailable: (thrown) => failed(engine, null, toWireError(thrown)),
  });
  return {
    status: () => engine.status,
    version: () => engine.llamaCpp,
    start: async () => void (await process.session()),
    ensureLoaded: (model, options, signal) => ensureLoaded(engine, process, { model, options, signal }),
    unload: () => unload(engine),
    async render(input) {
      if (engine.loaded === null) throw new AppError("modelNotLoaded");
      return engine.loaded.session.connection.client.chat.render(input);
    },
    generate: (input, listener, signal) => generate(engine, input, { listener, signal }),
    async restart() {
      engine.loaded = null;
      deps.guard.trustBackends();
      await process.restart();
    },
    close: process.close,
  };
}

function tell(engine: EngineState, status: EngineStatus): void {
  engine.status = status;
  engine.deps.onStatus(status);
}

function cameUp(engine: EngineState, session: EngineSession): void {
  const { connection, device, llamaCpp } = session;
  engine.llamaCpp = llamaCpp;
  connection.on("load.progress", ({ progress }) => {
    if (engine.status.state === "loading") tell(engine, { ...engine.status, progress });
  });
  connection.on("generate.reading", (detail) => engine.listener?.onReading(detail));
  connection.on("generate.patches", (detail) => engine.listener?.onPatches(detail));
  tell(engine, { state: "idle", device });
}

function wentDown(engine: EngineState, end: EngineEnd): void {
  engine.lastEnd = end;
  engine.loaded = null;
  if (end === "exited") engine.deps.guard.over();
  else engine.deps.guard.crashed();
  failed(engine, null, toWireError(new AppError(end === "hung" ? "engineHung" : "engineCrashed")));
}

function failed(engine: EngineState, modelId: ModelId | null, error: WireError): void {
  const { status } = engine;
  tell(engine, { state: "failed", device: "device" in status ? status.device : null, modelId, error });
}

interface LoadRequest {
  readonly model: Model;
  readonly options: LoadOptions;
  readonly signal: AbortSignal;
}

async function ensureLoaded(
  engine: EngineState,
  process: EngineProcess,
  request: LoadRequest,
): Promise<LoadedModel> {
  if (engine.loaded?.key === keyOf(request)) return engine.loaded.model;
  for (;;) {
    try {
      return await load(engine, await abortable(process.session(), request.signal), request);
    } catch (thrown) {
      const error = loadFailed(engine, request.model.id, thrown);
      if (error.code !== "gpuFailed" || engine.session === null) throw error;
      await giveUp(engine.session);
    }
  }
}

/** A device that failed is let go with its process; the next one tries it again, or after two failures the processor. */
async function giveUp(session: EngineSession): Promise<void> {
  session.worker.kill();
  await session.worker.exited;
}

/** Rejects with the signal's reason as soon as it is aborted; the work goes on for whoever needs it next. */
function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason as Error);
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}

async function load(engine: EngineState, session: EngineSession, request: LoadRequest): Promise<LoadedModel> {
  const { model, options, signal } = request;
  const { guard } = engine.deps;
  if (guard.isModelSetAside(model.id)) throw new AppError("modelCrashLoop", { name: model.name });
  signal.throwIfAborted();
  engine.session = session;
  engine.loaded = null;
  guard.trying(session.device.backend, model.id);
  tell(engine, { state: "loading", device: session.device, modelId: model.id, progress: 0 });
  const input = { ...options, modelId: model.id, path: firstPath(model) };
  const loaded = await session.connection.client.model.load(input, signal);
  guard.over();
  engine.loaded = { session, model: loaded, key: keyOf(request) };
  tell(engine, { state: "ready", device: session.device, loaded });
  return loaded;
}

function loadFailed(engine: EngineState, modelId: ModelId, thrown: unknown): AppError {
  const error = explain(engine, thrown);
  if (isEngineGone(error)) return error;
  engine.deps.guard.over();
  const device = "device" in engine.status ? engine.status.device : null;
  if (error.code === "cancelled" && device !== null) tell(engine, { state: "idle", device });
  else failed(engine, modelId, toWireError(error));
  return error;
}

interface Listening {
  readonly listener: GenerateListener;
  readonly signal: AbortSignal;
}

async function generate(
  engine: EngineState,
  input: GenerateInput,
  { listener, signal }: Listening,
): Promise<Generated> {
  if (engine.loaded === null) throw new AppError("modelNotLoaded");
  const { session, model } = engine.loaded;
  const { guard } = engine.deps;
  guard.trying(session.device.backend, model.modelId);
  engine.listener = listener;
  try {
    const result = await session.connection.client.chat.generate(input, signal);
    guard.worked();
    return result;
  } catch (thrown) {
    const error = explain(engine, thrown);
    if (error.code === "gpuFailed") session.worker.kill();
    else if (!isEngineGone(error)) guard.over();
    throw error;
  } finally {
    engine.listener = null;
  }
}

async function unload(engine: EngineState): Promise<void> {
  const session = engine.loaded?.session;
  engine.loaded = null;
  await session?.connection.client.model.unload();
  if (session !== undefined) tell(engine, { state: "idle", device: session.device });
}

function explain({ lastEnd }: EngineState, thrown: unknown): AppError {
  if (!(thrown instanceof AppError)) return new AppError("internal", { detail: String(thrown) });
  return thrown.code === "engineCrashed" && lastEnd === "hung" ? new AppError("engineHung") : thrown;
}

function keyOf({ model, options }: LoadRequest): string {
  const { contextSize, gpuLayers, threads, memoryMap } = options;
  return JSON.stringify([model.id, contextSize, gpuLayers, threads, memoryMap]);
}

function firstPath(model: Model): string {
  const first = model.files[0];
  if (first === undefined) throw new AppError("modelMissing", { file: model.name });
  return first.path;
}

/** The process died or is about to, which the guard counts when it ends. */
function isEngineGone(error: AppError): boolean {
  return error.code === "engineCrashed" || error.code === "engineHung" || error.code === "gpuFailed";
}
