import { join } from "node:path";
import type { Handlers } from "#contract/call.ts";
import type { calls, StoreStatus } from "#contract/ipc.ts";
import type { StoreInfo } from "#contract/store.ts";
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
import type { Saver } from "./saver.ts";
import { createSettings } from "./settings.ts";
import type { SettingsKeeper } from "./settings.ts";
import { createStoreProcess } from "./store-process.ts";
import type { StoreClient, StoreProcess } from "./store-process.ts";
import { createTurns } from "./turns.ts";
import type { Turns } from "./turns.ts";
import { startWorker } from "./worker.ts";
import type { Worker } from "./worker.ts";

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
  readonly saver: Saver;
}

export function createApp(deps: AppDeps): App {
  const parts = assemble(deps);
  const { log, settings, engine, store, turns, models, saver } = parts;
  return {
    handlers: handlersOf(deps, parts),
    settings,
    engine,
    log,
    open: async () => void (await store.open()),
    async close() {
      models.cancelLoad();
      await turns.stopAll();
      await saver.flush();
      await engine.close();
      await store.close();
    },
  };
}

function assemble(deps: AppDeps): Parts {
  const { facts, emit } = deps;
  const log = createLog(join(facts.dataFolder, "logs", "hearth.log"));
  const guard = createCrashGuard(join(facts.dataFolder, "engine-guard.json"), log);
  const store = createStoreProcess({
    start: workerStarter(deps, log, "store"),
    path: join(facts.dataFolder, "hearth.db"),
    onStatus: () => emit("store.status", savingStatus(store, saver)),
    prepare: (client, info) => settleLastRun({ client, info, settings, log }),
  });
  const settings = createSettings(store.client, emit);
  const saver = createSaver(store.client, () => emit("store.status", savingStatus(store, saver)));
  const queue = createQueue();
  const engine = createEngine({
    start: workerStarter(deps, log, "engine"),
    guard,
    log,
    useGpu: () => settings.current().backend === "auto",
    onStatus,
  });
  const shared = { store: store.client, engine, queue, settings: settings.current, emit };
  const stopReplies = (): Promise<void> => turns.stopAll();
  const models = createModels({ ...shared, guard, stopReplies, platform: deps.platform });
  const turns = createTurns({ ...shared, saver, log, model: models.get, onModelUsed: models.used });
  function onStatus(status: EngineStatus): void {
    emit("engine.status", status);
    turns.onEngineStatus(status);
    // The guard may have set the model aside.
    if (status.state === "failed") models.changed().catch((thrown: unknown) => log.error("models", thrown));
  }
  restartOnBackendChange({ log, settings, engine, turns });
  return { log, store, settings, engine, turns, models, saver };
}

function workerStarter({ workers }: AppDeps, log: Log, name: "engine" | "store"): () => Worker {
  const onLine = (line: string): void => log.info(`${name}: ${line}`);
  return () => startWorker({ node: workers.node, entry: workers[name], onLine });
}

/** Whether chats are being saved: the store's word, unless a reply could not be written. */
function savingStatus(store: StoreProcess, saver: Saver): StoreStatus {
  const error = saver.failure();
  const status = store.status();
  return error !== null && status.state === "ready" ? { state: "failed", error } : status;
}

interface LastRun {
  readonly client: StoreClient;
  readonly info: StoreInfo;
  readonly settings: SettingsKeeper;
  readonly log: Log;
}

async function settleLastRun({ client, info, settings, log }: LastRun): Promise<void> {
  continueIdsAfter(info.lastId);
  settings.adopt(await client.settings.read());
  const interrupted = await client.messages.interruptOpen();
  const purged = await client.chats.purge({ removedBefore: Date.now() });
  log.info(`store: open, ${interrupted} replies interrupted, ${purged} chats purged`);
}

function restartOnBackendChange({
  log,
  settings,
  engine,
  turns,
}: Omit<Parts, "store" | "models" | "saver">): void {
  let backend = settings.current().backend;
  settings.onChange((next) => {
    const changed = next.backend !== backend;
    backend = next.backend;
    if (!changed || engine.status().state === "off") return;
    restart({ engine, turns }).catch((thrown: unknown) => log.error("engine.restart", thrown));
  });
}

/** Replies are stopped first, so that none ends as a crash. */
async function restart({ engine, turns }: Pick<Parts, "engine" | "turns">): Promise<void> {
  await turns.stopAll();
  await engine.restart();
}

function handlersOf({ facts, platform, emit }: AppDeps, parts: Parts): Handlers<typeof calls> {
  const { store, settings, engine, turns, models, saver } = parts;
  return {
    app: {
      info: () => ({
        version: facts.version,
        platform: platformName(),
        versions: { ...facts.versions, "llama.cpp": engine.version() ?? "", sqlite: store.sqlite() ?? "" },
        dataFolder: facts.dataFolder,
        language: languageOf(settings.current().language, facts.systemLocale),
      }),
      licences: () => readLicences(facts.licencesPath),
      storeStatus: () => savingStatus(store, saver),
      openLink: ({ url }) => platform.openLink(url),
    },
    chats: createChats({ store: store.client, stopReply: turns.stop, liveParts: turns.liveParts, emit }),
    drafts: { list: () => store.client.drafts.list(), save: (input) => store.client.drafts.save(input) },
    turns: turns.handlers,
    models: {
      ...models.handlers,
      async cancelLoad() {
        await turns.stopLoading();
        models.cancelLoad();
      },
    },
    engine: { status: () => engine.status(), restart: () => restart(parts) },
    settings: { read: () => settings.current(), change: settings.change, reset: settings.reset },
  };
}
