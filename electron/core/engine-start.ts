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

/** A driver may hang while it starts; milliseconds. */
const startDeadline = 60_000;

type Rejection = Device["rejected"][number];

/**
 * Brings up the first backend that works; the processor always comes last. A process in which a backend refused
 * cleanly is asked for the next one; one that died is replaced.
 */
export async function startEngine(deps: EngineStartDeps, useGpu: boolean): Promise<EngineSession> {
  const rejected: Rejection[] = [];
  let launched: Launched | null = null;
  for (const backend of [...gpuBackends(), "cpu" as const]) {
    const known = knownRejection(deps, backend, useGpu);
    if (known === null) launched ??= launch(deps);
    const outcome = known ?? (launched && (await tryBackend(deps, launched, backend))) ?? "failed";
    if (typeof outcome !== "string") return toSession(outcome, rejected);
    if (outcome === "crashed") launched = null;
    rejected.push({ backend, reason: outcome });
  }
  launched?.worker.kill();
  throw new AppError("engineUnavailable", { reason: rejected.at(-1)?.reason ?? "failed" });
}

function knownRejection(
  { guard }: EngineStartDeps,
  backend: Backend,
  useGpu: boolean,
): BackendRejection | null {
  if (backend === "cpu") return null;
  if (!useGpu) return "turnedOff";
  return guard.isBackendSetAside(backend) ? "crashed" : null;
}

function gpuBackends(): readonly Backend[] {
  return process.platform === "darwin" ? ["metal"] : ["vulkan", "cuda"];
}

type Launched = Pick<EngineSession, "worker" | "connection">;

function launch(deps: EngineStartDeps): Launched {
  const worker = deps.start();
  const connection: EngineSession["connection"] = connect(
    worker.port,
    () => new AppError("engineCrashed", { pid: worker.pid }),
  );
  return { worker, connection };
}

interface Started extends Launched {
  readonly hardware: EngineHardware;
}

async function tryBackend(
  deps: EngineStartDeps,
  launched: Launched,
  backend: Backend,
): Promise<Started | BackendRejection> {
  deps.guard.trying(backend, null);
  const deadline = setTimeout(() => launched.worker.kill(), startDeadline);
  try {
    const hardware = await launched.connection.client.engine.start({ backend });
    deps.guard.over();
    return { ...launched, hardware };
  } catch (thrown) {
    const reason = rejectionOf(thrown);
    if (reason === "crashed") deps.guard.crashed();
    else deps.guard.over();
    deps.log.info(`engine: ${backend} not used (${reason}): ${String(thrown)}`);
    return reason;
  } finally {
    clearTimeout(deadline);
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
