import { existsSync, readFileSync } from "node:fs";
import { inRepository, root } from "./paths.mjs";
import { runProgram } from "./command.mjs";
import { noticeStream, PlainError, say } from "./say.mjs";

const lowestNode = [20, 20];

/** Installs the npm packages where node_modules does not already hold what package-lock.json names. */
export async function ensurePackages() {
  requireNode();
  if (packagesAreCurrent()) return;
  say("Installing npm packages from package-lock.json (about a minute the first time) ...");
  if ((await installFromLockfile(root)) !== 0) {
    throw new PlainError("npm could not install the packages; its own lines above say why.");
  }
}

/**
 * Runs `npm ci` in a folder and gives its exit code. No package's own script runs: the native libraries come
 * ready-made inside their packages, and npm would otherwise compile the one that also carries its C source.
 */
export function installFromLockfile(folder) {
  const npm = process.env.npm_execpath;
  const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const environment = { ...process.env, npm_config_progress: "false", npm_config_update_notifier: "false" };
  const options = { cwd: folder, env: environment, stdio: ["ignore", noticeStream(), "inherit"] };
  if (npm?.endsWith("npm-cli.js")) return runProgram(process.execPath, [npm, ...args], options);
  return runProgram("npm", args, { ...options, shell: process.platform === "win32" });
}

function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > lowestNode[0] || (major === lowestNode[0] && minor >= lowestNode[1])) return;
  throw new PlainError(
    `Hearth's scripts need Node ${lowestNode.join(".")} or newer, and this is Node ${process.versions.node}.`,
    "Install a newer Node from your system's packages or nodejs.org and run the command again.",
  );
}

/** npm writes the second file at the very end of an install, so an interrupted one is never taken for done. */
function packagesAreCurrent() {
  const installedFile = inRepository("node_modules/.package-lock.json");
  if (!existsSync(installedFile)) return false;
  const wanted = JSON.parse(readFileSync(inRepository("package-lock.json"), "utf8")).packages;
  const installed = JSON.parse(readFileSync(installedFile, "utf8")).packages;
  return Object.entries(wanted).every(
    ([path, entry]) => path === "" || entry.optional || installed[path]?.version === entry.version,
  );
}
