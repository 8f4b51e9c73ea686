import { fork } from "node:child_process";
import type { ChildProcess, ForkOptions } from "node:child_process";
import type { Port } from "../rpc/port.ts";

export interface WorkerOptions {
  /** The Node binary that runs it; not Electron's, whose allocator ends the process on one large allocation. */
  readonly node: string;
  readonly entry: string;
  /** Receives what the process prints, by line. */
  readonly onLine: (line: string) => void;
}

/** How a process ended: by itself with code 0, or by a fault or a signal. */
export interface WorkerExit {
  readonly clean: boolean;
  readonly code: number | null;
  readonly signal: string | null;
}

export interface Worker {
  readonly port: Port;
  readonly pid: number;
  readonly exited: Promise<WorkerExit>;
  kill(): void;
}

/** Starts a worker process joined by a port. Its environment carries no secrets and no Node options of ours. */
export function startWorker(options: WorkerOptions): Worker {
  const child = fork(options.entry, [], forkOptions(options.node));
  const exited = new Promise<WorkerExit>((resolve) => {
    child.once("error", () => resolve({ clean: false, code: null, signal: null }));
    child.once("exit", (code, signal) => resolve({ clean: code === 0, code, signal }));
  });
  child.stdout?.setEncoding("utf8").on("data", byLine(options.onLine));
  child.stderr?.setEncoding("utf8").on("data", byLine(options.onLine));
  return { port: childPort(child, exited), pid: child.pid ?? 0, exited, kill: () => child.kill("SIGKILL") };
}

/** `fork` hands what it does not know to `spawn`; without `windowsHide` Windows opens a console for each worker. */
function forkOptions(node: string): ForkOptions & { readonly windowsHide: boolean } {
  return {
    execPath: node,
    execArgv: [],
    env: workerEnvironment(),
    windowsHide: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  };
}

function childPort(child: ChildProcess, exited: Promise<WorkerExit>): Port {
  return {
    post(value) {
      // A child that is going down refuses messages; its exit is what tells the caller.
      if (child.connected) child.send(value as object, () => undefined);
    },
    onMessage: (listener) => void child.on("message", listener),
    onClose: (listener) => void exited.then(listener),
  };
}

const inherited = [
  "PATH",
  "HOME",
  "LANG",
  "TMPDIR",
  "TEMP",
  "TMP",
  "SystemRoot",
  "windir",
  "ProgramData",
  "USERPROFILE",
  "APPDATA",
  "LOCALAPPDATA",
  "LD_LIBRARY_PATH",
  "XDG_RUNTIME_DIR",
  "XDG_DATA_DIRS",
  "XDG_DATA_HOME",
  "XDG_CACHE_HOME",
  "VK_ICD_FILENAMES",
  "VK_DRIVER_FILES",
  "GGML_VK_VISIBLE_DEVICES",
  "CUDA_VISIBLE_DEVICES",
] as const;

function workerEnvironment(): Record<string, string> {
  const kept = inherited.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(kept), NODE_NO_WARNINGS: "1" };
}

function byLine(onLine: (line: string) => void): (chunk: string) => void {
  let rest = "";
  return (chunk) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (line.trim() !== "") onLine(line);
  };
}
