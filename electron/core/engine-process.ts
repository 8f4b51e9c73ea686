import { AppError } from "#contract/errors.ts";
import { createBackOff } from "./back-off.ts";
import { startEngine } from "./engine-start.ts";
import type { EngineSession, EngineStartDeps } from "./engine-start.ts";
import { watchHeartbeat } from "./heartbeat.ts";

/** Why an engine process is no longer there. */
export type EngineEnd = "crashed" | "hung";

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
  /** The session whose end would be a fault. */
  live: EngineSession | null;
  closed: boolean;
}

/** Keeps one engine process running: restarted with back-off after a crash or a hang. */
export function createEngineProcess(deps: EngineProcessDeps): EngineProcess {
  const state: ProcessState = { deps, backOff: createBackOff(), current: null, live: null, closed: false };
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
  const { deps } = state;
  try {
    if (state.closed) throw new AppError("engineUnavailable", { reason: "closed" });
    deps.onStarting();
    const started = await startEngine(deps, deps.useGpu());
    state.live = started;
    state.backOff.healthy();
    watch(state, started);
    deps.onUp(started);
    return started;
  } catch (thrown) {
    state.current = null;
    deps.onUnavailable(thrown);
    throw thrown;
  }
}

function watch(state: ProcessState, started: EngineSession): void {
  const { worker, connection } = started;
  const onHang = (): void => {
    started.hung = true;
    worker.kill();
  };
  const stopWatching = watchHeartbeat(() => connection.client.engine.ping(), onHang);
  void worker.exited.then(() => {
    stopWatching();
    if (state.live === started) died(state, started);
  });
}

function died(state: ProcessState, { hung }: EngineSession): void {
  state.live = null;
  state.deps.onDown(hung ? "hung" : "crashed");
  const wait = new Promise((resolve) => setTimeout(resolve, state.backOff.next()));
  const next = wait.then(() => start(state));
  next.catch((thrown: unknown) => state.deps.log.error("engine restart", thrown));
  state.current = next;
}

async function end(state: ProcessState): Promise<void> {
  const last = await state.current?.catch(() => null);
  state.live = null;
  state.current = null;
  last?.worker.kill();
  await last?.worker.exited;
}
