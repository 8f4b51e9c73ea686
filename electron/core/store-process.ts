import type { Client } from "#contract/call.ts";
import { AppError, toWireError } from "#contract/errors.ts";
import type { ErrorCode } from "#contract/errors.ts";
import type { StoreStatus } from "#contract/ipc.ts";
import type { StoreEvents, StoreInfo, storeCalls } from "#contract/store.ts";
import { clientOf, connect } from "../rpc/connect.ts";
import type { Connection } from "../rpc/connect.ts";
import { createBackOff } from "./back-off.ts";
import type { Worker } from "./worker.ts";

export type StoreClient = Client<typeof storeCalls>;

export interface StoreProcess {
  /** Waits for the process, and asks again when it died in the middle: every store call may be repeated. */
  readonly client: StoreClient;
  status(): StoreStatus;
  /** SQLite's version, once a database has been opened. */
  sqlite(): string | null;
  /** Opens the database; fails with what is wrong with it. */
  open(): Promise<StoreInfo>;
  close(): Promise<void>;
}

export interface StoreProcessDeps {
  readonly start: () => Worker;
  readonly path: string;
  readonly onStatus: (status: StoreStatus) => void;
  /** Runs after the first opening, before any other call: settles what the last run left behind. */
  readonly prepare: (client: StoreClient, info: StoreInfo) => Promise<void>;
}

interface Opened {
  readonly connection: Connection<typeof storeCalls, StoreEvents>;
  readonly worker: Worker;
  readonly info: StoreInfo;
}

interface State {
  readonly deps: StoreProcessDeps;
  readonly backOff: ReturnType<typeof createBackOff>;
  status: StoreStatus;
  opened: Promise<Opened> | null;
  closing: boolean;
  prepared: boolean;
  sqlite: string | null;
}

const maxTries = 8;
const retryEvery = 5000;

/** Keeps one store process running on one database. */
export function createStoreProcess(deps: StoreProcessDeps): StoreProcess {
  const state: State = {
    deps,
    backOff: createBackOff(),
    status: { state: "starting" },
    opened: null,
    closing: false,
    prepared: false,
    sqlite: null,
  };
  return {
    client: clientOf<typeof storeCalls>((name, input) => ask(state, name, input)),
    status: () => state.status,
    sqlite: () => state.sqlite,
    open: async () => (await ready(state)).info,
    async close() {
      state.closing = true;
      const last = await state.opened?.catch(() => null);
      await last?.connection.client.store.close().catch(() => undefined);
      last?.worker.kill();
      await last?.worker.exited;
    },
  };
}

function tell(state: State, status: StoreStatus): void {
  state.status = status;
  state.deps.onStatus(status);
}

/** A failed opening is tried anew by the next call: the disk may have space again. */
function ready(state: State): Promise<Opened> {
  state.opened ??= open(state);
  return state.opened;
}

async function open(state: State): Promise<Opened> {
  const { deps } = state;
  if (state.status.state !== "starting") tell(state, { state: "starting" });
  const worker = deps.start();
  const connection: Opened["connection"] = connect(worker.port, () => new AppError("storeUnavailable"));
  try {
    const info = await connection.client.store.open({ path: deps.path });
    if (!state.prepared) await deps.prepare(connection.client, info);
    state.prepared = true;
    state.sqlite = info.sqlite;
    tell(state, { state: "ready", migratedFrom: info.migratedFrom });
    state.backOff.healthy();
    void worker.exited.then(() => lost(state));
    return { connection, worker, info };
  } catch (thrown) {
    state.opened = null;
    tell(state, { state: "failed", error: toWireError(thrown) });
    worker.kill();
    if (mayPass(thrown)) setTimeout(() => void ready(state).catch(() => undefined), retryEvery).unref();
    throw thrown;
  }
}

/** Troubles that end without a person doing anything in the app. */
function mayPass(thrown: unknown): boolean {
  const passing: readonly ErrorCode[] = ["diskFull", "diskReadOnly", "storeUnavailable"];
  return thrown instanceof AppError && passing.includes(thrown.code);
}

function lost(state: State): void {
  state.opened = null;
  if (!state.closing) tell(state, { state: "starting" });
}

async function ask(state: State, name: string, input: unknown): Promise<unknown> {
  for (let tries = 1; ; tries++) {
    try {
      return await (await ready(state)).connection.ask(name, input);
    } catch (thrown) {
      const isLost = thrown instanceof AppError && thrown.code === "storeUnavailable";
      if (!isLost || tries === maxTries || state.closing) throw thrown;
      await new Promise((resolve) => setTimeout(resolve, state.backOff.next()));
    }
  }
}
