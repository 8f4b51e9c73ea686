import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";
import { temporaryFolder } from "./running-app.ts";
import { electronSwitches } from "./window.ts";
import type { OpenedWindow } from "./window.ts";

export interface PackagedApp extends OpenedWindow {
  readonly pid: number;
  close(): Promise<void>;
}

/** Starts a packaged app and joins its page once it is there: a package cannot be held back for the driver. */
export async function openPackaged(executable: string): Promise<PackagedApp> {
  const folder = temporaryFolder();
  const own = [`--user-data-dir=${folder}`, "--lang=en-US", "--remote-debugging-port=0"];
  const child = spawn(executable, [...electronSwitches(), ...own], { stdio: ["ignore", "ignore", "pipe"] });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const host = new URL(await debuggingAddress(child.stderr)).host;
  await pageIsUp(host);
  const browser = await chromium.connectOverCDP(`http://${host}`);
  const page = browser.contexts().flatMap((context) => context.pages())[0];
  if (page === undefined) throw new Error("the packaged app has no page");
  await page.waitForSelector("main");
  return {
    page,
    folder,
    pid: child.pid ?? 0,
    async close() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

function debuggingAddress(output: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve) => {
    createInterface(output).on("line", (line) => {
      const [, address] = /DevTools listening on (ws:\S+)/.exec(line) ?? [];
      if (address !== undefined) resolve(address);
    });
  });
}

async function pageIsUp(host: string): Promise<void> {
  for (;;) {
    const answer = await fetch(`http://${host}/json/list`);
    const targets = (await answer.json()) as readonly { readonly url: string; readonly title: string }[];
    if (targets.some(({ url, title }) => url.startsWith("app://") && title !== url)) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
