import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import type { Client } from "#contract/call.ts";
import { AppError } from "#contract/errors.ts";
import type { storeCalls } from "#contract/store.ts";
import type { StoreEvents } from "#contract/store.ts";
import { connect } from "../../electron/rpc/connect.ts";
import type { Port } from "../../electron/rpc/port.ts";
import { isCurrent } from "../../scripts/lib/build-inputs.mjs";
import { bundleNamed, outputFolder } from "../../scripts/lib/bundles.mjs";
import { node24Path } from "../../scripts/lib/node24.mjs";
import { bundleFor } from "./store-bundle.ts";

/** A real store process and the typed way to ask it. */
export interface StoreProcess {
  readonly client: Client<typeof storeCalls>;
  readonly pid: number;
  /** SIGKILL, then waits until it is gone. */
  kill(): Promise<void>;
  /** Lets go of it, upon which it closes the database and ends. */
  stop(): Promise<void>;
}

export interface StoreProcessOptions {
  /** Another bundle than the app's own. */
  readonly entry?: string;
  /** A shell command to run first, in a mount namespace of its own; needs root. */
  readonly before?: string;
}

/** Starts a store process on the Node that ships with the app; nothing is open in it yet. */
export async function startStore({ entry, before }: StoreProcessOptions = {}): Promise<StoreProcess> {
  const child = fork(entry ?? (await builtStore()), [], launcher(before));
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const { client } = connect<typeof storeCalls, StoreEvents>(
    portOf(child),
    () => new AppError("storeUnavailable"),
  );
  return {
    client,
    pid: child.pid ?? 0,
    kill() {
      child.kill("SIGKILL");
      return ended;
    },
    stop() {
      child.disconnect();
      return ended;
    },
  };
}

/** The app's own bundle where it is up to date, else one of this process, so that no two tests write the same file. */
export async function builtStore(): Promise<string> {
  const bundle = bundleNamed("store");
  if (isCurrent(bundle, "production")) return join(outputFolder(bundle), bundle.output);
  return bundleFor("electron/store/main.ts");
}

function launcher(before: string | undefined): { execPath: string; execArgv: string[] } {
  const node = node24Path();
  if (before === undefined) return { execPath: node, execArgv: [] };
  const script = `${before} && exec "$0" "$@"`;
  return { execPath: "unshare", execArgv: ["--mount", "--propagation", "private", "sh", "-c", script, node] };
}

function portOf(child: ChildProcess): Port {
  return {
    post(value) {
      if (child.connected) child.send(value as object, () => undefined);
    },
    onMessage: (listener) => void child.on("message", listener),
    onClose: (listener) => void child.once("exit", listener),
  };
}
