import { spawn, spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { constants as os } from "node:os";

/** The full path of a program on PATH, or undefined. */
export function findProgram(name) {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      continue;
    }
  }
  return undefined;
}

/** Runs a program to its end and gives its standard output, or undefined where it failed. */
export function capture(program, args) {
  const result = spawnSync(program, args, { encoding: "utf8", env: { ...process.env, LC_ALL: "C" } });
  return result.status === 0 ? result.stdout : undefined;
}

/** A terminal sends Ctrl-C to parent and child alike, and an app that hears it twice dies in the middle of quitting. */
const relayDelay = 1500;

/** Runs a program to its end and gives its exit code; Ctrl-C reaches it and ends both. */
export function runProgram(program, args, options = {}) {
  const { onStart, timeout, ...spawnOptions } = options;
  return new Promise((done, fail) => {
    const child = spawn(program, args, { stdio: "inherit", ...spawnOptions });
    const relay = (signal) => setTimeout(() => child.kill(signal), relayDelay).unref();
    const timer = timeout ? setTimeout(() => child.kill("SIGKILL"), timeout) : undefined;
    process.on("SIGINT", relay).on("SIGTERM", relay);
    const finish = () => {
      clearTimeout(timer);
      process.off("SIGINT", relay).off("SIGTERM", relay);
    };
    child.on("error", (error) => (finish(), fail(error)));
    child.on("close", (code, signal) => (finish(), done(code ?? 128 + os.signals[signal ?? "SIGKILL"])));
    onStart?.(child);
  });
}
