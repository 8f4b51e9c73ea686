import { AppError } from "#contract/errors.ts";
import { createBackOff } from "./back-off.ts";
import { startEngine } from "./engine-start.ts";
import type { EngineSession, EngineStartDeps } from "./engine-start.ts";
import { watchHeartbeat } from "./heartbeat.ts";
import type { Worker } from "./worker.ts";

/** Why an engine process is no longer there. */
export type EngineEnd = "exited" | "crashed" | "hung";

export interface EngineProcessDeps extends EngineStartDeps {
  readonly useGpu: () => boolean;
  readonly onStarting: () => void;
  readonly onUp: (session: EngineSession) => void;
  readonly onDown: (end: EngineEnd) => void;
  readonly onUnavailable: (thrown: unknown) => void;
}

export interface EngineProcess {
  /** The running process, started when there is none. */
  session(): Promise<EngineSession>;
  /** Ends the process without calling it a crash, and starts another. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

interface ProcessState {
  readonly deps: EngineProcessDeps;
  readonly backOff: ReturnType<typeof createBackOff>;
  current: Promise<EngineSession> | null;
  /** The newest process, whether it is up yet or not. */
  worker: Worker | null;
  /** The session whose end would be a fault. */
  live: EngineSession | null;
  closed: boolean;
  /** Rises whenever main ends the process: a start from before must not go on. */
  era: number;
}

/** Keeps one engine process running: restarted with back-off after a crash or a hang. */
export function createEngineProcess(deps: EngineProcessDeps): EngineProcess {
  const state: ProcessState = {
    deps,
    backOff: createBackOff(),
    current: null,
    worker: null,
    live: null,
    closed: false,
    era: 0,
  };
  return {
    session: () => session(state),
    async restart() {
      await end(state);
      await session(state);
    },
    async close() {
      state.closed = true;
      await end(state);
    },
  };
}

function session(state: ProcessState): Promise<EngineSession> {
  state.current ??= start(state);
  return state.current;
}

async function start(state: ProcessState): Promise<EngineSession> {
  const { deps, era } = state;
  const launch = (): Worker => {
    if (state.closed || state.era !== era) throw new AppError("engineUnavailable", { reason: "closed" });
    return (state.worker = deps.start());
  };
  try {
    deps.onStarting();
    const started = await startEngine({ ...deps, start: launch }, deps.useGpu());
    state.live = started;
    state.backOff.healthy();
    watch(state, started);
    deps.onUp(started);
    return started;
  } catch (thrown) {
    if (state.era === era) {
      state.current = null;
      deps.onUnavailable(thrown);
    }
    throw thrown;
  }
}

function watch(state: ProcessState, started: EngineSession): void {
  const { deps } = state;
  const { worker, connection } = started;
  const onHang = (): void => {
    started.hung = true;
    worker.kill();
  };
  const stopWatching = watchHeartbeat(() => connection.client.engine.ping(), onHang);
  void worker.exited.then((exit) => {
    stopWatching();
    deps.log.info(`engine: process ${worker.pid} ended, code ${exit.code}, signal ${exit.signal}`);
    if (state.live === started) died(state, started.hung ? "hung" : exit.clean ? "exited" : "crashed");
  });
}

function died(state: ProcessState, end: EngineEnd): void {
  state.live = null;
  state.deps.onDown(end);
  const wait = new Promise((resolve) => setTimeout(resolve, state.backOff.next()));
  const { era } = state;
  const next = wait.then(() => {
    if (state.era !== era) throw new AppError("engineUnavailable", { reason: "closed" });
    return start(state);
  });
  next.catch((thrown: unknown) => state.deps.log.error("engine restart", thrown));
  state.current = next;
}

async function end(state: ProcessState): Promise<void> {
  const { current, worker } = state;
  state.era++;
  state.live = null;
  state.current = null;
  state.deps.guard.over();
  worker?.kill();
  await current?.catch(() => null);
  await worker?.exited;
}
