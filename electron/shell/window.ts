import { BrowserWindow, nativeTheme } from "electron";
import type { WindowState, WindowStateFile } from "./window-state.ts";

export interface WindowOptions {
  readonly preload: string;
  readonly icon: string;
  readonly url: string;
  readonly state: WindowStateFile;
}

/** Opens the one window: sandboxed, isolated, unable to navigate or to open another. Shown once it is painted. */
export function openWindow({ preload, icon, url, state }: WindowOptions): BrowserWindow {
  const { bounds, maximized, theme } = state.read();
  applyTheme(theme);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 400,
    minHeight: 420,
    show: false,
    title: "Hearth",
    icon,
    backgroundColor: background(),
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      spellcheck: false,
      devTools: true,
    },
  });
  nativeTheme.on("updated", () => {
    if (!window.isDestroyed()) window.setBackgroundColor(background());
  });
  window.once("ready-to-show", () => {
    if (maximized) window.maximize();
    window.show();
  });
  state.follow(window);
  confine(window);
  void window.loadURL(url);
  return window;
}

/** Follows the setting; the page follows the system's word for it. */
export function applyTheme(theme: WindowState["theme"]): void {
  nativeTheme.themeSource = theme;
}

function background(): string {
  return nativeTheme.shouldUseDarkColors ? "#1b1917" : "#fcfbf8";
}

function confine(window: BrowserWindow): void {
  const { webContents } = window;
  webContents.setWindowOpenHandler(() => ({ action: "deny" }));
  webContents.on("will-navigate", (event) => event.preventDefault());
  webContents.on("will-frame-navigate", (event) => event.preventDefault());
  webContents.on("will-attach-webview", (event) => event.preventDefault());
  webContents.on("render-process-gone", (_, { reason }) => {
    if (reason !== "clean-exit" && !window.isDestroyed()) webContents.reload();
  });
}
