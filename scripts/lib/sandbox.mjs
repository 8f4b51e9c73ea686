import { statSync } from "node:fs";
import { join } from "node:path";
import { capture } from "./command.mjs";
import { PlainError, say } from "./say.mjs";

/** The switches for Chromium's sandbox here: it is off only for root, whom Chromium refuses to sandbox. */
export function sandboxArguments(dist) {
  if (process.platform !== "linux") return [];
  if (process.getuid?.() === 0) {
    say("Running as root, where Chromium's sandbox cannot work: Electron gets --no-sandbox.");
    return ["--no-sandbox"];
  }
  if (hasUserNamespaces() || hasRootHelper(join(dist, "chrome-sandbox"))) return [];
  const helper = join(dist, "chrome-sandbox");
  throw new PlainError(
    "Chromium's sandbox cannot start: this system gives ordinary users no user namespaces. Either allow them:",
    "  sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0",
    "or give Electron its root-owned helper:",
    `  sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'`,
    "and then run this command again.",
  );
}

function hasUserNamespaces() {
  return capture("unshare", ["--user", "--map-root-user", "true"]) !== undefined;
}

function hasRootHelper(path) {
  const { uid, mode } = statSync(path, { throwIfNoEntry: false }) ?? { uid: -1, mode: 0 };
  return uid === 0 && (mode & 0o4001) === 0o4001;
}
