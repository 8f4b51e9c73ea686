import { spawn } from "node:child_process";
import { setPriority } from "node:os";
import { isBackupDue, makeBackup } from "./backups.ts";
import { openDriver } from "./driver.ts";
import { requireSound } from "./soundness.ts";

/** The first argument of a process that only makes a backup; the second is the database. */
export const backupCommand = "backup";

const settleTime = 5000;

/**
 * Once the start is over, makes today's copy in a process of its own, so that no call waits for it. Answers how to
 * end it early.
 */
export function startDailyBackup(path: string, delay = settleTime): () => void {
  let stop = (): void => {};
  const timer = setTimeout(() => {
    if (isBackupDue(path, Date.now())) stop = startProcess(path);
  }, delay);
  timer.unref();
  return () => {
    clearTimeout(timer);
    stop();
  };
}

function startProcess(path: string): () => void {
  const [node, entry = ""] = process.argv;
  const child = spawn(node ?? process.execPath, [entry, backupCommand, path], {
    stdio: ["ignore", "ignore", "inherit"],
    windowsHide: true,
  });
  child.on("error", (error) => process.stderr.write(`backup: ${error.message}\n`));
  child.unref();
  return () => void child.kill("SIGKILL");
}

const lowPriority = 10;

/** The work of that process. A damaged database is not copied, so that it pushes no sound copy out. */
export function runDailyBackup(path: string): void {
  setPriority(lowPriority);
  try {
    copySound(path);
  } catch (thrown) {
    process.stderr.write(`backup: ${String(thrown)}\n`);
    process.exitCode = 1;
  }
}

function copySound(path: string): void {
  const driver = openDriver(path, "read");
  try {
    requireSound(driver);
    makeBackup(driver, path, "daily");
  } finally {
    driver.close();
  }
}
