import type { Handlers } from "#contract/call.ts";
import { AppError } from "#contract/errors.ts";
import type { WireError } from "#contract/errors.ts";
import type { ModelId } from "#contract/ids.ts";
import type { calls } from "#contract/ipc.ts";
import type { AddedPath, Model } from "#contract/model.ts";
import type { Settings } from "#contract/settings.ts";
import { addPath, inspect, newModelId } from "./add-models.ts";
import type { CrashGuard } from "./crash-guard.ts";
import type { Emit } from "./emit.ts";
import type { Engine } from "./engine.ts";
import { checkFiles } from "./model-problem.ts";
import type { Platform } from "./platform.ts";
import type { Queue } from "./queue.ts";
import type { StoreClient } from "./store-process.ts";
import { loadOptions } from "./write-reply.ts";

export interface ModelsDeps {
  readonly store: StoreClient;
  readonly engine: Engine;
  readonly queue: Queue;
  readonly guard: CrashGuard;
  readonly settings: () => Settings;
  readonly platform: Platform;
  /** Ends every reply, before the files of the model that writes them go. */
  readonly stopReplies: () => Promise<void>;
  readonly emit: Emit;
}

export interface Models {
  readonly handlers: Handlers<typeof calls>["models"];
  cancelLoad(): void;
  get(id: ModelId): Promise<Model>;
  /** Tells the window how the models are now. */
  changed(): Promise<void>;
  /** Notes that a model was used, so that it stands first next time. */
  used(id: ModelId): void;
}

/** The library: models used where they lie. */
export function createModels(deps: ModelsDeps): Models {
  const library = createLibrary(deps);
  const loading = createLoading(deps, library);
  const { platform } = deps;
  return {
    get: library.get,
    used: library.used,
    changed: library.changed,
    cancelLoad: loading.cancelLoad,
    handlers: {
      list: () => library.list(),
      add: ({ paths }) => library.addAll(paths),
      pickFiles: async () => library.addAll(await platform.pickModelFiles()),
      pickFolder: async () => library.addAll(await platform.pickFolder()),
      ...loading,
      async forget({ id }) {
        await loading.release(id);
        await library.remove(id);
      },
      async deleteFiles({ id }) {
        const model = await library.get(id);
        if (!(await platform.confirmDelete(model))) return false;
        await loading.release(id);
        await platform.moveToBin(model.files.map(({ path }) => path));
        await library.remove(id);
        return true;
      },
      relink: async ({ id }) => {
        const [path] = await platform.pickModelFiles();
        return path === undefined ? null : library.relink(id, path);
      },
      async showInFolder({ id }) {
        const [file] = (await library.get(id)).files;
        if (file !== undefined) platform.showInFolder(file.path);
      },
      async trust({ id }) {
        deps.guard.trustModel(id);
        await library.changed();
      },
    },
  };
}

type LibraryHandlers = ReturnType<typeof createLibrary>;

function createLibrary({ store, guard, emit }: ModelsDeps) {
  async function withProblem(model: Model): Promise<Model> {
    const setAside: WireError = { code: "modelCrashLoop", params: { name: model.name } };
    return {
      ...model,
      problem: (await checkFiles(model.files)) ?? (guard.isModelSetAside(model.id) ? setAside : null),
    };
  }

  async function list(): Promise<readonly Model[]> {
    return Promise.all((await store.models.list()).map(withProblem));
  }

  async function changed(): Promise<void> {
    emit("models.changed", { models: await list() });
  }

  async function get(id: ModelId): Promise<Model> {
    const model = (await store.models.list()).find((each) => each.id === id);
    if (model === undefined) throw new AppError("notFound");
    return model;
  }

  async function put(model: Model): Promise<Model> {
    await store.models.put({ model });
    await changed();
    return model;
  }

  return {
    list,
    get,
    changed,
    async addAll(paths: readonly string[]): Promise<readonly AddedPath[]> {
      const added: AddedPath[] = [];
      for (const path of paths) {
        const models = await store.models.list();
        const add: Parameters<typeof addPath>[0]["add"] = (found) =>
          put({ ...found, id: newModelId(), problem: null, addedAt: Date.now(), lastUsedAt: null });
        added.push(...(await addPath({ models, add }, path)));
      }
      return added;
    },
    async relink(id: ModelId, path: string): Promise<Model> {
      return put({ ...(await get(id)), ...(await inspect(path)), problem: null });
    },
    async remove(id: ModelId): Promise<void> {
      await store.models.remove({ id });
      await changed();
    },
    used(id: ModelId): void {
      void get(id)
        .then((model) => put({ ...model, lastUsedAt: Date.now() }))
        .catch(() => undefined);
    },
  };
}

/** Loading by hand waits in the same queue as replies, so that it never pulls a model from under one. */
function createLoading(deps: ModelsDeps, library: LibraryHandlers) {
  const { engine, queue, settings } = deps;
  let current = new AbortController();

  async function inTurn(work: (signal: AbortSignal) => Promise<unknown>): Promise<void> {
    // What is asked for last is what is wanted: an earlier load gives way.
    current.abort(new AppError("cancelled"));
    current = new AbortController();
    const { signal } = current;
    const release = await queue.enter(signal);
    try {
      await work(signal);
    } finally {
      release();
    }
  }

  const unload = (): Promise<void> => inTurn(() => engine.unload());
  return {
    async load({ id }: { id: ModelId }): Promise<void> {
      const model = await library.get(id);
      await inTurn((signal) => engine.ensureLoaded(model, loadOptions(settings()), signal));
      library.used(id);
    },
    cancelLoad: () => current.abort(new AppError("cancelled")),
    unload,
    /** Frees a model's files before they go. */
    async release(id: ModelId): Promise<void> {
      const status = engine.status();
      if (status.state !== "ready" || status.loaded.modelId !== id) return;
      await deps.stopReplies();
      await unload();
    },
  };
}
