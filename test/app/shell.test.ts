import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { removeFolder } from "../support/running-app.ts";
import { electronSwitches, openApp } from "../support/window.ts";
import type { OpenedApp } from "../support/window.ts";

let opened: OpenedApp;

beforeEach(async () => {
  opened = await openApp();
});
afterEach(async () => {
  await opened.close();
  removeFolder(opened.folder);
});

test("the page is served from app:// under a strict policy and has no way to Node", async () => {
  const { page, electron } = opened;
  expect(page.url()).toBe("app://hearth/index.html");
  const served = await electron.evaluate(async ({ net }) => {
    const answer = async (url: string): Promise<Response> => net.fetch(url);
    return {
      policy: (await answer("app://hearth/index.html")).headers.get("content-security-policy"),
      outside: (await answer("app://hearth/..%2f..%2fpackage.json")).status,
      elsewhere: (await answer("app://elsewhere/index.html")).status,
    };
  });
  expect(served.policy).toContain("default-src 'none'; script-src 'self'");
  expect(served).toMatchObject({ outside: 404, elsewhere: 404 });
  const found = await page.evaluate(() => ({
    node: ["require", "process", "module", "Buffer"].filter((name) => name in globalThis),
    bridge: Object.keys((globalThis as unknown as { hearth: object }).hearth).toSorted(),
  }));
  expect(found).toEqual({ node: [], bridge: ["call", "on", "pathOf"] });
});

test("web preferences are the safe ones", async () => {
  const preferences = await opened.electron.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const contents = window?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
    return contents.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false });
});

test("neither scripts, windows, navigation, permissions nor the network get out of the page", async () => {
  const { page, electron } = opened;
  const tried = await page.evaluate(async () => {
    const denied = async (work: () => unknown): Promise<string> => {
      try {
        return String(await work());
      } catch (thrown) {
        return (thrown as Error).name;
      }
    };
    location.href = "https://example.com/";
    return {
      opened: await denied(() => window.open("https://example.com/")),
      // Later, because the debugger lifts the policy for what it runs itself.
      evaluated: await new Promise((resolve) =>
        setTimeout(() => void denied(() => Reflect.get(globalThis, "eval")("1 + 1")).then(resolve), 50),
      ),
      fetched: await denied(() => fetch("https://example.com/")),
      notified: await denied(() => Notification.requestPermission()),
      camera: await denied(() => navigator.mediaDevices.getUserMedia({ video: true })),
    };
  });
  expect(tried).toMatchObject({
    opened: "null",
    evaluated: "EvalError",
    fetched: "TypeError",
    notified: "denied",
  });
  expect(tried.camera).not.toContain("MediaStream");
  expect(page.url()).toBe("app://hearth/index.html");
  expect(await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test("calls that main does not know, or with a wrong input, are refused", async () => {
  const replies = await opened.page.evaluate(async () => {
    const { hearth } = globalThis as unknown as {
      hearth: { call(name: string, input?: unknown): Promise<unknown> };
    };
    return [
      await hearth.call("chats.explode"),
      await hearth.call("__proto__.toString"),
      await hearth.call("chats.open", { id: "../../etc/passwd" }),
      await hearth.call("settings.change", { key: "theme", value: "pink" }),
    ];
  });
  expect(replies).toMatchObject([
    { ok: false, error: { code: "unknownCall" } },
    { ok: false, error: { code: "unknownCall" } },
    { ok: false, error: { code: "invalidInput" } },
    { ok: false, error: { code: "invalidInput" } },
  ]);
});

test("a second start brings the first window to the front and ends", async () => {
  const { electron, folder } = opened;
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  const second = spawn(process.env["HEARTH_ELECTRON"] ?? "", [
    ...electronSwitches(),
    resolve("."),
    `--user-data-dir=${folder}`,
  ]);
  expect(await new Promise((ended) => second.once("exit", ended))).toBe(0);
  const state = await electron.evaluate(({ BrowserWindow }) => ({
    count: BrowserWindow.getAllWindows().length,
    minimized: BrowserWindow.getAllWindows()[0]?.isMinimized(),
  }));
  expect(state).toEqual({ count: 1, minimized: false });
});

test("the window comes back in the size and the theme it was left in", async () => {
  const { electron, page, folder } = opened;
  await electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ width: 900, height: 640 }),
  );
  await page.evaluate(async () => {
    const { hearth } = globalThis as unknown as {
      hearth: { call(name: string, input?: unknown): Promise<unknown> };
    };
    await hearth.call("settings.change", { key: "theme", value: "dark" });
  });
  await opened.close();
  opened = await openApp({ folder });
  const state = await opened.electron.evaluate(({ BrowserWindow, nativeTheme }) => ({
    bounds: BrowserWindow.getAllWindows()[0]?.getBounds(),
    background: BrowserWindow.getAllWindows()[0]?.getBackgroundColor(),
    dark: nativeTheme.shouldUseDarkColors,
  }));
  expect(state.bounds).toMatchObject({ width: 900, height: 640 });
  expect(state.dark).toBe(true);
  const painted = await opened.page.evaluate(() => {
    const canvas = document.createElement("canvas").getContext("2d");
    if (canvas === null) return [];
    canvas.fillStyle = getComputedStyle(document.documentElement).backgroundColor;
    canvas.fillRect(0, 0, 1, 1);
    return Array.from(canvas.getImageData(0, 0, 1, 1).data.slice(0, 3));
  });
  expect(hex(painted)).toBe(state.background?.toLowerCase());
});

function hex(channels: readonly number[]): string {
  return `#${channels.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}
