import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { childrenRunning } from "../support/running-app.ts";
import type { OpenedApp } from "../support/window.ts";

/** The app's processes by what they do. */
export interface AppProcesses {
  readonly main: number;
  readonly window: number;
  readonly engine: number;
  readonly store: number;
  /** Chromium's helpers: GPU, network and the zygotes. */
  readonly helpers: readonly number[];
}

export async function processesOf({ electron, pid }: OpenedApp): Promise<AppProcesses> {
  const window = await electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  );
  const [engine = 0] = childrenRunning(join("out", "engine", "index.js"), pid);
  const [store = 0] = childrenRunning(join("out", "store", "index.js"), pid);
  const known = new Set([pid, window ?? 0, engine, store]);
  const helpers = descendants(pid).filter((each) => !known.has(each));
  return { main: pid, window: window ?? 0, engine, store, helpers };
}

function descendants(root: number): readonly number[] {
  const parents = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), parentOf(name)] as const);
  const found = [root];
  for (const parent of found) found.push(...parents.filter(([, up]) => up === parent).map(([pid]) => pid));
  return found.slice(1);
}

function parentOf(pid: string): number {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ")[1]);
  } catch {
    return 0;
  }
}
