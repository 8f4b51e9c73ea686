import { AppError } from "#contract/errors.ts";
import type { Backend, BackendRejection, Device } from "#contract/engine-status.ts";
import type { EngineEvents, EngineHardware, engineCalls } from "#contract/engine.ts";
import { connect } from "../rpc/connect.ts";
import type { Connection } from "../rpc/connect.ts";
import type { CrashGuard } from "./crash-guard.ts";
import type { Log } from "./log.ts";
import type { Worker } from "./worker.ts";

/** One engine process, up on one backend. */
export interface EngineSession {
  readonly connection: Connection<typeof engineCalls, EngineEvents>;
  readonly worker: Worker;
  readonly device: Device;
  readonly llamaCpp: string;
  /** Set before a hanging process is killed, so that its end is told apart from a crash. */
  hung: boolean;
}

export interface EngineStartDeps {
  readonly start: () => Worker;
  readonly guard: CrashGuard;
  readonly log: Log;
}

type Rejection = Device["rejected"][number];

/** Brings up the first backend that works, each try in a process of its own. The processor always comes last. */
export async function startEngine(deps: EngineStartDeps, useGpu: boolean): Promise<EngineSession> {
  const rejected: Rejection[] = [];
  for (const backend of gpuBackends()) {
    const reason = useGpu ? (deps.guard.isBackendSetAside(backend) ? "crashed" : null) : "turnedOff";
    const outcome = reason ?? (await tryBackend(deps, backend));
    if (typeof outcome !== "string") return toSession(outcome, rejected);
    rejected.push({ backend, reason: outcome });
  }
  const outcome = await tryBackend(deps, "cpu");
  if (typeof outcome === "string") throw new AppError("engineUnavailable", { reason: outcome });
  return toSession(outcome, rejected);
}

function gpuBackends(): readonly Backend[] {
  return process.platform === "darwin" ? ["metal"] : ["vulkan", "cuda"];
}

interface Started {
  readonly worker: Worker;
  readonly connection: EngineSession["connection"];
  readonly hardware: EngineHardware;
}

async function tryBackend(deps: EngineStartDeps, backend: Backend): Promise<Started | BackendRejection> {
  const worker = deps.start();
  const connection: EngineSession["connection"] = connect(
    worker.port,
    () => new AppError("engineCrashed", { pid: worker.pid }),
  );
  deps.guard.trying(backend, null);
  try {
    const hardware = await connection.client.engine.start({ backend });
    deps.guard.over();
    return { worker, connection, hardware };
  } catch (thrown) {
    worker.kill();
    const reason = rejectionOf(thrown);
    if (reason === "crashed") deps.guard.crashed();
    else deps.guard.over();
    deps.log.info(`engine: ${backend} not used (${reason}): ${String(thrown)}`);
    return reason;
  }
}

function rejectionOf(thrown: unknown): BackendRejection {
  if (!(thrown instanceof AppError)) return "failed";
  if (thrown.code === "engineCrashed") return "crashed";
  const reason = thrown.params["reason"];
  return reason === "notFound" || reason === "noDevice" ? reason : "failed";
}

function toSession({ worker, connection, hardware }: Started, rejected: readonly Rejection[]): EngineSession {
  const { llamaCpp, ...rest } = hardware;
  return { worker, connection, device: { ...rest, rejected }, llamaCpp, hung: false };
}
