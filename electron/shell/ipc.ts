import { ipcMain } from "electron";
import type { BrowserWindow, WebFrameMain } from "electron";
import type { Reply } from "#contract/bridge.ts";
import type { Emit } from "../core/emit.ts";
import type { Router } from "../core/router.ts";

/** Joins the window to the router. Only the top frame of our own page is answered. */
export function joinWindow(window: BrowserWindow, url: string, route: Router): void {
  const { protocol, host } = new URL(url);
  const home = `${protocol}//${host}/`;
  ipcMain.handle("call", async ({ senderFrame }, name: unknown, input: unknown): Promise<Reply> => {
    const ours = isTopFrame(window, senderFrame) && senderFrame.url.startsWith(home);
    if (!ours || typeof name !== "string") return { ok: false, error: { code: "unknownCall", params: {} } };
    return route(name, input);
  });
  window.on("closed", () => ipcMain.removeHandler("call"));
}

/** Tells the window; without one, nothing. */
export function emitTo(current: () => BrowserWindow | null): Emit {
  return (name, detail) => {
    const window = current();
    if (window === null || window.isDestroyed()) return;
    window.webContents.send("event", name, detail);
  };
}

function isTopFrame(window: BrowserWindow, frame: WebFrameMain | null): frame is WebFrameMain {
  return !window.isDestroyed() && frame !== null && frame === window.webContents.mainFrame;
}
