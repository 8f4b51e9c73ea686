import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { _electron } from "playwright-core";
import type { ElectronApplication, Page } from "playwright-core";
import { temporaryFolder } from "./running-app.ts";

/** The real app in a real window. */
export interface OpenedApp {
  readonly electron: ElectronApplication;
  readonly page: Page;
  readonly folder: string;
  /** Process id of Electron's main process. */
  readonly pid: number;
  /** Saves what the window shows to `test-results/screens/<name>.png`. */
  screenshot(name: string): Promise<void>;
  close(): Promise<void>;
}

export interface OpenOptions {
  readonly folder?: string;
  /** Runs this program instead of the checkout: a packaged app. */
  readonly executable?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const screens = resolve("test-results", "screens");

/** Opens the app on a folder of its own; a second one on the same folder finds what the first left. */
export async function openApp(options: OpenOptions = {}): Promise<OpenedApp> {
  const folder = options.folder ?? temporaryFolder();
  const switches = (process.env["HEARTH_ELECTRON_SWITCHES"] ?? "").split(" ").filter((each) => each !== "");
  const own = [`--user-data-dir=${folder}`, "--lang=en-US"];
  const electron = await _electron.launch({
    executablePath: options.executable ?? process.env["HEARTH_ELECTRON"] ?? missing(),
    args: options.executable === undefined ? [...switches, resolve("."), ...own] : [...switches, ...own],
    env: { ...environment(), ...options.env },
    // The theme is the app's to choose, not the test driver's.
    colorScheme: null,
    timeout: 60_000,
  });
  const page = await electron.firstWindow();
  await page.waitForSelector("main");
  mkdirSync(screens, { recursive: true });
  return {
    electron,
    page,
    folder,
    pid: electron.process().pid ?? 0,
    screenshot: async (name) => void (await page.screenshot({ path: join(screens, `${name}.png`) })),
    close: () => electron.close(),
  };
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
export async function dropFiles({ page }: OpenedApp, paths: readonly string[]): Promise<void> {
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
