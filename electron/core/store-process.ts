import type { Client } from "#contract/call.ts";
import { AppError, toWireError } from "#contract/errors.ts";
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
  /** Opens the database; fails with what is wrong with it. */
  open(): Promise<StoreInfo>;
  close(): Promise<void>;
}

export interface StoreProcessDeps {
  readonly start: () => Worker;
  readonly path: string;
  readonly onStatus: (status: StoreStatus) => void;
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
}

const maxTries = 8;

/** Keeps one store process running on one database. */
export function createStoreProcess(deps: StoreProcessDeps): StoreProcess {
  const state: State = {
    deps,
    backOff: createBackOff(),
    status: { state: "starting" },
    opened: null,
    closing: false,
  };
  return {
    client: clientOf<typeof storeCalls>((name, input) => ask(state, name, input)),
    status: () => state.status,
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
    tell(state, { state: "ready", migratedFrom: info.migratedFrom });
    state.backOff.healthy();
    void worker.exited.then(() => lost(state));
    return { connection, worker, info };
  } catch (thrown) {
    state.opened = null;
    tell(state, { state: "failed", error: toWireError(thrown) });
    worker.kill();
    throw thrown;
  }
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
