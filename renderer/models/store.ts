import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { EngineStatus, LoadedModel } from "#contract/engine-status.ts";
import type { ModelId } from "#contract/ids.ts";
import type { AddedPath, Model } from "#contract/model.ts";
import { api } from "../ipc.ts";

/** The library and the engine as main told them. */
export interface ModelsState {
  /** Null until main has answered. */
  readonly models: readonly Model[] | null;
  readonly engine: EngineStatus;
  /** Paths are being read. */
  readonly isAdding: boolean;
}

export const modelsStore = createStore<ModelsState>(() => ({
  models: null,
  engine: { state: "off" },
  isAdding: false,
}));

export function useModels<T>(select: (state: ModelsState) => T): T {
  return useStore(modelsStore, select);
}

/** Reads the library and the engine's state; called once at boot. */
export async function loadModels(): Promise<void> {
  const [models, engine] = await Promise.all([api.models.list(), api.engine.status()]);
  modelsStore.setState({ models, engine });
}

/** Looks again whether the files of the models are there: a drive may have come or gone. */
export async function refreshModels(): Promise<void> {
  const { models: before } = modelsStore.getState();
  // A store that cannot be asked has a banner of its own, and nobody waits for this.
  const models = await api.models.list().catch(() => null);
  const isNewest = modelsStore.getState().models === before;
  if (models !== null && isNewest) modelsStore.setState({ models });
}

/** What this store does with what main tells. */
export const modelEvents = {
  "models.changed": ({ models }: { readonly models: readonly Model[] }) => modelsStore.setState({ models }),
  "engine.status": (engine: EngineStatus) => modelsStore.setState({ engine }),
} as const;

/** Adds files and folders; answers what became of each. */
export function addPaths(paths: readonly string[]): Promise<readonly AddedPath[]> {
  return adding(() => api.models.add({ paths: [...paths] }));
}

/** Asks for files in the system's own dialog; an empty answer means that the person gave up. */
export function pickFiles(): Promise<readonly AddedPath[]> {
  return adding(() => api.models.pickFiles());
}

export function pickFolder(): Promise<readonly AddedPath[]> {
  return adding(() => api.models.pickFolder());
}

export async function loadModel(id: ModelId): Promise<void> {
  await api.models.load({ id });
}

/** Loads a model that the crash guard has set aside. */
export async function loadAnyway(id: ModelId): Promise<void> {
  await api.models.trust({ id });
  await loadModel(id);
}

export function modelById(state: ModelsState, id: ModelId | null): Model | undefined {
  return state.models?.find((model) => model.id === id);
}

export function loadedModel({ engine }: ModelsState): LoadedModel | null {
  return engine.state === "ready" ? engine.loaded : null;
}

/** The model that is in memory or on its way there. */
export function activeModelId({ engine }: ModelsState): ModelId | null {
  if (engine.state === "ready") return engine.loaded.modelId;
  return engine.state === "loading" ? engine.modelId : null;
}

/** True for a model that can be loaded and talked to. */
export function isUsable({ facts, problem }: Model): boolean {
  return facts.kind === "chat" && facts.supported && problem === null;
}

/** The model for a chat that has none: the one in memory, else the one last used, else the newest. */
export function preferredModelId(state: ModelsState): ModelId | null {
  const active = activeModelId(state);
  if (active !== null) return active;
  const usable = (state.models ?? []).filter(isUsable);
  const byUse = [...usable].sort(
    (a, b) => (b.lastUsedAt ?? 0) - (a.lastUsedAt ?? 0) || b.addedAt - a.addedAt,
  );
  return byUse[0]?.id ?? null;
}

/** Where a model stands, as the window says it. */
export type LoadState =
  | { readonly kind: "loaded" }
  | { readonly kind: "loading"; readonly progress: number }
  | { readonly kind: "failed" }
  | { readonly kind: "off" };

export function loadStateOf({ engine }: ModelsState, id: ModelId): LoadState {
  if (engine.state === "ready" && engine.loaded.modelId === id) return { kind: "loaded" };
  if (engine.state === "loading" && engine.modelId === id)
    return { kind: "loading", progress: engine.progress };
  return engine.state === "failed" && engine.modelId === id ? { kind: "failed" } : { kind: "off" };
}

async function adding(ask: () => Promise<readonly AddedPath[]>): Promise<readonly AddedPath[]> {
  modelsStore.setState({ isAdding: true });
  try {
    return await ask();
  } finally {
    modelsStore.setState({ isAdding: false });
  }
}
