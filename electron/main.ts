import type { BrowserWindow } from "electron";
import { app, dialog } from "electron";
import { join } from "node:path";
import { toWireError } from "#contract/errors.ts";
import { createApp } from "./core/app.ts";
import type { App } from "./core/app.ts";
import { readVersion } from "./core/app-info.ts";
import { errorWords } from "./core/error-words.ts";
import { languageOf } from "./core/language.ts";
import { createRouter } from "./core/router.ts";
import { textsIn } from "./core/texts.ts";
import type { Texts } from "./core/texts.ts";
import { createDesktop } from "./shell/desktop.ts";
import { emitTo, joinWindow } from "./shell/ipc.ts";
import { showMenu } from "./shell/menu.ts";
import { killChromiumNetwork, lockSessions } from "./shell/network.ts";
import { declarePageScheme, pageUrl, servePage } from "./shell/page-protocol.ts";
import { layout } from "./shell/layout.ts";
import { saveScreenshot } from "./shell/screenshot.ts";
import { applyTheme, openWindow } from "./shell/window.ts";
import { windowStateFile } from "./shell/window-state.ts";

const devUrl = app.isPackaged ? null : (process.env["HEARTH_DEV_URL"] ?? null);
killChromiumNetwork(devUrl === null ? null : new URL(devUrl).hostname);
declarePageScheme();
app.setAppUserModelId("app.hearth.desktop");

if (app.requestSingleInstanceLock()) app.whenReady().then(run).catch(fail);
else app.exit(0);

function fail(thrown: unknown): void {
  const words = errorWords(toWireError(thrown), textsIn(languageOf("system", app.getLocale())));
  process.stderr.write(`Hearth could not start: ${String(thrown)}\n`);
  if (app.isPackaged) dialog.showErrorBox("Hearth", words);
  app.exit(1);
}

function run(): void {
  lockSessions(devUrl);
  servePage(layout.page);
  let window: BrowserWindow | null = null;
  const current = (): BrowserWindow | null => window;
  const emit = emitTo(current);
  const state = windowStateFile(app.getPath("userData"));
  const texts = (): Texts => textsIn(languageOf(hearth.settings.current().language, app.getLocale()));
  const hearth = createApp({
    facts: facts(),
    workers: layout.workers(),
    platform: createDesktop({ window: current, texts }),
    emit,
  });
  hearth.settings.onChange(({ theme }) => {
    applyTheme(theme);
    state.rememberTheme(theme);
    showMenu({ text: texts(), emit, window: current });
  });
  process.on("unhandledRejection", (thrown) => hearth.log.error("unhandled", thrown));
  showMenu({ text: texts(), emit, window: current });
  const opened = hearth.open().catch((thrown: unknown) => hearth.log.error("app.open", thrown));
  const route = createRouter(hearth.handlers, hearth.log);

  function show(): void {
    const url = devUrl ?? pageUrl;
    window = openWindow({ preload: layout.preload, icon: layout.icon, url, state });
    joinWindow(window, url, async (name, input) => {
      await opened;
      return route(name, input);
    });
    window.once("show", () => void opened.then(() => startEngine(hearth)));
    window.on("closed", () => (window = null));
  }

  show();
  followLife(hearth, current, show);
  takeScreenshot(current);
}

async function startEngine(hearth: App): Promise<void> {
  try {
    await hearth.engine.start();
  } catch (thrown) {
    hearth.log.error("engine.start", thrown);
  }
}

function facts(): Parameters<typeof createApp>[0]["facts"] {
  const { electron, chrome, node } = process.versions;
  return {
    version: readVersion(join(app.getAppPath(), "package.json")),
    versions: { electron, chrome, node },
    dataFolder: app.getPath("userData"),
    systemLocale: app.getLocale(),
    licencesPath: layout.licences,
  };
}

function followLife(hearth: App, current: () => BrowserWindow | null, show: () => void): void {
  let closed = false;
  app.on("second-instance", () => {
    const window = current();
    if (window === null) return show();
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on("activate", () => {
    if (current() === null) show();
  });
  app.on("window-all-closed", () => {
    if (process.platform !== "darwin") app.quit();
  });
  app.on("will-quit", (event) => {
    if (closed) return;
    event.preventDefault();
    void hearth.close().finally(() => {
      closed = true;
      app.quit();
    });
  });
  process.on("SIGTERM", () => app.quit());
  process.on("SIGINT", () => app.quit());
}

function takeScreenshot(current: () => BrowserWindow | null): void {
  const file = app.commandLine.getSwitchValue("screenshot");
  const window = current();
  if (file === "" || window === null) return;
  window.once("show", () => void saveScreenshot(window, file).then(() => app.quit(), fail));
}
