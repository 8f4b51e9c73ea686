import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { _electron } from "playwright-core";
import type { ElectronApplication, Page } from "playwright-core";
import { temporaryFolder } from "./running-app.ts";

/** A window of the app, however it was started. */
export interface OpenedWindow {
  readonly page: Page;
  readonly folder: string;
}

/** The real app in a real window. */
export interface OpenedApp extends OpenedWindow {
  readonly electron: ElectronApplication;
  /** Process id of Electron's main process. */
  readonly pid: number;
  /** Saves what the window shows to `test-results/screens/<name>.png`. */
  screenshot(name: string): Promise<void>;
  close(): Promise<void>;
}

export interface OpenOptions {
  readonly folder?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const screens = resolve("test-results", "screens");

/**
 * Holds the app back until the driver is connected. Given an executable, the driver leaves it out, and a window that
 * opens while it connects now and then hangs the driver for good.
 */
const holdBack = join(
  dirname(createRequire(import.meta.url).resolve("playwright-core/package.json")),
  "lib/server/electron/loader.js",
);

/** Opens the app on a folder of its own; a second one on the same folder finds what the first left. */
export async function openApp(options: OpenOptions = {}): Promise<OpenedApp> {
  const folder = options.folder ?? temporaryFolder();
  const own = [`--user-data-dir=${folder}`, "--lang=en-US"];
  const electron = await _electron.launch({
    executablePath: process.env["HEARTH_ELECTRON"] ?? missing(),
    args: ["-r", holdBack, ...electronSwitches(), resolve("."), ...own],
    env: { ...environment(), ...options.env },
    // The theme is the app's to choose, not the test driver's.
    colorScheme: null,
    timeout: 60_000,
  });
  const page = await electron.firstWindow();
  await page.waitForSelector("main");
  return {
    electron,
    page,
    folder,
    pid: electron.process().pid ?? 0,
    screenshot: (name) => saveScreen(page, name),
    close: () => electron.close(),
  };
}

/** The switches that Electron needs on this machine: for root, or without a graphics driver. */
export function electronSwitches(): readonly string[] {
  return (process.env["HEARTH_ELECTRON_SWITCHES"] ?? "").split(" ").filter((each) => each !== "");
}

/** Saves what a page shows to `test-results/screens/<name>.png`. */
export async function saveScreen(page: Page, name: string): Promise<void> {
  mkdirSync(screens, { recursive: true });
  await page.screenshot({ path: join(screens, `${name}.png`) });
}

function missing(): never {
  throw new Error("HEARTH_ELECTRON is not set: run the app tests with `npm test -- app`");
}

function environment(): Record<string, string> {
  const entries = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return { ...Object.fromEntries(entries), LANG: "en_US.UTF-8" };
}

/** Drops files on the window, as the desktop does: the page gets real `File`s with real paths. */
export async function dropFiles({ page }: OpenedWindow, paths: readonly string[]): Promise<void> {
  await page.evaluate(() => {
    const input = document.createElement("input");
    input.type = "file";
    input.multiple = true;
    input.id = "test-drop";
    input.style.display = "none";
    document.body.append(input);
  });
  await page.setInputFiles("#test-drop", [...paths]);
  await page.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>("#test-drop");
    const transfer = new DataTransfer();
    for (const file of input?.files ?? []) transfer.items.add(file);
    for (const type of ["dragenter", "dragover", "drop"]) {
      document.body.dispatchEvent(
        new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer }),
      );
    }
    input?.remove();
  });
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe finds wrong with the page as it is now; empty when nothing. */
export async function accessibilityFaults({ page }: OpenedApp): Promise<readonly string[]> {
  const script = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
  // The page's policy forbids foreign scripts, so this one comes in through the debugger.
  await page
    .context()
    .newCDPSession(page)
    .then(async (session) => {
      const { readFileSync } = await import("node:fs");
      await session.send("Runtime.evaluate", { expression: readFileSync(script, "utf8") });
    });
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } };
    return (await axe.run()).violations;
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
}
