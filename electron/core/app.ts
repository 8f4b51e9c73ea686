import { join } from "node:path";
import type { Handlers } from "#contract/call.ts";
import type { calls } from "#contract/ipc.ts";
import type { EngineStatus } from "#contract/engine-status.ts";
import { platformName, readLicences } from "./app-info.ts";
import type { AppFacts } from "./app-info.ts";
import { createChats } from "./chats.ts";
import { createCrashGuard } from "./crash-guard.ts";
import type { Emit } from "./emit.ts";
import { createEngine } from "./engine.ts";
import type { Engine } from "./engine.ts";
import { languageOf } from "./language.ts";
import { createLog } from "./log.ts";
import type { Log } from "./log.ts";
import { createModels } from "./models.ts";
import type { Models } from "./models.ts";
import { continueIdsAfter } from "./new-id.ts";
import type { Platform } from "./platform.ts";
import { createQueue } from "./queue.ts";
import { createSaver } from "./saver.ts";
import { createSettings } from "./settings.ts";
import type { SettingsKeeper } from "./settings.ts";
import { createStoreProcess } from "./store-process.ts";
import type { StoreProcess } from "./store-process.ts";
import { createTurns } from "./turns.ts";
import type { Turns } from "./turns.ts";
import { startWorker } from "./worker.ts";

export interface AppDeps {
  readonly facts: AppFacts;
  /** The Node binary and the two bundles it runs. */
  readonly workers: { readonly node: string; readonly engine: string; readonly store: string };
  readonly platform: Platform;
  readonly emit: Emit;
}

/** The whole app without a window. */
export interface App {
  readonly handlers: Handlers<typeof calls>;
  readonly settings: SettingsKeeper;
  readonly models: Models;
  readonly engine: Engine;
  readonly log: Log;
  /** Opens the store and settles what the last run left open. Fails when the chats cannot be opened. */
  open(): Promise<void>;
  /** Stops replies, keeps their text, and ends the workers. */
  close(): Promise<void>;
}

interface Parts {
  readonly log: Log;
  readonly store: StoreProcess;
  readonly settings: SettingsKeeper;
  readonly engine: Engine;
  readonly turns: Turns;
  readonly models: Models;
  readonly flush: () => Promise<void>;
}

export function createApp(deps: AppDeps): App {
  const parts = assemble(deps);
  const { log, settings, models, engine, store, turns } = parts;
  return {
    handlers: handlersOf(deps, parts),
    settings,
    models,
    engine,
    log,
    async open() {
      const { lastId } = await store.open();
      continueIdsAfter(lastId);
      await settings.read();
      const interrupted = await store.client.messages.interruptOpen();
      const purged = await store.client.chats.purge({ removedBefore: Date.now() });
      log.info(`store: open, ${interrupted} replies interrupted, ${purged} chats purged`);
    },
    async close() {
      await turns.stopAll();
      await parts.flush();
      await engine.close();
      await store.close();
    },
  };
}

function assemble(deps: AppDeps): Parts {
  const { facts, workers, emit } = deps;
  const log = createLog(join(facts.dataFolder, "logs", "hearth.log"));
  const guard = createCrashGuard(join(facts.dataFolder, "engine-guard.json"));
  const worker = (name: "engine" | "store") => () =>
    startWorker({ node: workers.node, entry: workers[name], onLine: (line) => log.info(`${name}: ${line}`) });
  const store = createStoreProcess({
    start: worker("store"),
    path: join(facts.dataFolder, "hearth.db"),
    onStatus: (status) => emit("store.status", status),
  });
  const settings = createSettings(store.client, emit);
  const saver = createSaver(store.client, (status) => emit("store.status", status));
  const queue = createQueue();
  const engine = createEngine({
    start: worker("engine"),
    guard,
    log,
    useGpu: () => settings.current().backend === "auto",
    onStatus,
  });
  const shared = { store: store.client, engine, queue, settings: settings.current, emit };
  const models = createModels({ ...shared, guard, platform: deps.platform });
  const turns = createTurns({ ...shared, saver, log, model: models.get, onModelUsed: models.used });
  function onStatus(status: EngineStatus): void {
    emit("engine.status", status);
    turns.onEngineStatus(status);
  }
  restartOnBackendChange(settings, engine, log);
  return { log, store, settings, engine, turns, models, flush: saver.flush };
}

function restartOnBackendChange(settings: SettingsKeeper, engine: Engine, log: Log): void {
  let backend = settings.current().backend;
  settings.onChange((next) => {
    const changed = next.backend !== backend;
    backend = next.backend;
    if (changed && engine.status().state !== "off") {
      engine.restart().catch((thrown: unknown) => log.error("engine.restart", thrown));
    }
  });
}

function handlersOf({ facts, platform, emit }: AppDeps, parts: Parts): Handlers<typeof calls> {
  const { store, settings, engine, turns, models } = parts;
  return {
    app: {
      info: () => ({
        version: facts.version,
        platform: platformName(),
        versions: { ...facts.versions, "llama.cpp": engine.version() ?? "" },
        dataFolder: facts.dataFolder,
        language: languageOf(settings.current().language, facts.systemLocale),
      }),
      licences: () => readLicences(facts.licencesPath),
      storeStatus: () => store.status(),
      openLink: ({ url }) => platform.openLink(url),
    },
    chats: createChats({ store: store.client, stopReply: turns.stop, emit }),
    drafts: { list: () => store.client.drafts.list(), save: (input) => store.client.drafts.save(input) },
    turns: turns.handlers,
    models: {
      ...models.handlers,
      async cancelLoad(input, signal) {
        await turns.stopLoading();
        await models.handlers.cancelLoad(input, signal);
      },
    },
    engine: { status: () => engine.status(), restart: () => engine.restart() },
    settings: { read: () => settings.current(), change: settings.change, reset: settings.reset },
  };
}
