import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Client } from "#contract/call.ts";
import { fromWireError } from "#contract/errors.ts";
import type { calls, EventName, Events } from "#contract/ipc.ts";
import { createApp } from "../../electron/core/app.ts";
import type { App } from "../../electron/core/app.ts";
import { findNode } from "../../electron/core/node-binary.ts";
import type { Platform } from "../../electron/core/platform.ts";
import { createRouter } from "../../electron/core/router.ts";
import { clientOf } from "../../electron/rpc/connect.ts";

type AnyEvent = { readonly [N in EventName]: { readonly name: N; readonly detail: Events[N] } }[EventName];

/** The whole app on real workers, without a window. */
export interface RunningApp {
  readonly app: App;
  readonly folder: string;
  /** Asks through the router, as the window does. */
  readonly client: Client<typeof calls>;
  readonly events: readonly AnyEvent[];
  /** Resolves with the first event, past or future, for which `wanted` holds. */
  waitFor<N extends EventName>(name: N, wanted?: (detail: Events[N]) => boolean): Promise<Events[N]>;
  forgetEvents(): void;
  close(): Promise<void>;
}

export interface RunOptions {
  readonly folder?: string;
  readonly platform?: Partial<Platform>;
  readonly settings?: Readonly<Record<string, unknown>>;
}

const out = resolve("out");

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "hearth-test-"));
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

/** Starts the app on a folder; a second one on the same folder finds what the first left. */
export async function runApp(options: RunOptions = {}): Promise<RunningApp> {
  const folder = options.folder ?? temporaryFolder();
  const recorder = createRecorder();
  const app = createApp({
    facts: { version: "0.0.0", versions: {}, dataFolder: folder, systemLocale: "en", licencesPath: null },
    workers: {
      node: findNode(null),
      engine: join(out, "engine", "index.js"),
      store: join(out, "store", "index.js"),
    },
    platform: { ...quietPlatform, ...options.platform },
    emit: recorder.emit,
  });
  await app.open();
  const route = createRouter(app.handlers, app.log);
  const client = clientOf<typeof calls>(async (name, input) => {
    const reply = await route(name, input);
    if (reply.ok) return reply.value;
    throw fromWireError(reply.error);
  });
  await applySettings(client, { threads: 1, backend: "cpu", contextSize: 4096, ...options.settings });
  return { app, folder, client, ...recorder, close: () => app.close() };
}

const quietPlatform: Platform = {
  pickModelFiles: () => Promise.resolve([]),
  pickFolder: () => Promise.resolve([]),
  confirmDelete: () => Promise.resolve(false),
  moveToBin: () => Promise.resolve(),
  showInFolder: () => undefined,
  openLink: () => Promise.resolve(false),
};

async function applySettings(
  client: Client<typeof calls>,
  settings: Readonly<Record<string, unknown>>,
): Promise<void> {
  for (const [key, value] of Object.entries(settings)) {
    await client.settings.change({ key, value } as Parameters<typeof client.settings.change>[0]);
  }
}

function createRecorder() {
  const events: AnyEvent[] = [];
  const waiters = new Set<() => void>();
  return {
    events,
    emit<N extends EventName>(name: N, detail: Events[N]): void {
      events.push({ name, detail } as AnyEvent);
      for (const check of waiters) check();
    },
    waitFor<N extends EventName>(
      name: N,
      wanted: (detail: Events[N]) => boolean = () => true,
    ): Promise<Events[N]> {
      return new Promise((resolve) => {
        const check = (): void => {
          const found = events.find((event) => event.name === name && wanted(event.detail as Events[N]));
          if (found === undefined) return;
          waiters.delete(check);
          resolve(found.detail as Events[N]);
        };
        waiters.add(check);
        check();
      });
    },
    forgetEvents: () => void events.splice(0),
  };
}

/** Process ids of this process's children whose command line contains `part`. Linux only. */
export function childrenRunning(part: string, parent = process.pid): readonly number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => isChild(pid, parent) && commandLine(pid).includes(part));
}

function isChild(pid: number, parent: number): boolean {
  return procFile(pid, "stat").split(") ").at(-1)?.split(" ")[1] === String(parent);
}

function commandLine(pid: number): string {
  return procFile(pid, "cmdline").replaceAll("\0", " ");
}

function procFile(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch {
    return "";
  }
}

/** Kills this process's workers of one kind, without warning. */
export function killWorkers(kind: "engine" | "store", parent = process.pid): void {
  const found = childrenRunning(join("out", kind, "index.js"), parent);
  if (found.length === 0) throw new Error(`no ${kind} process is running`);
  for (const pid of found) process.kill(pid, "SIGKILL");
}
