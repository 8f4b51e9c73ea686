import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Driver } from "./driver.ts";
import { translated } from "./errors.ts";

/** `daily`, or `v1` for the last copy with schema version 1. */
export type BackupKind = "daily" | `v${number}`;

/** Where the copies of a database lie. */
export function backupFolder(path: string): string {
  return join(dirname(path), "backups");
}

const keptDaily = 3;
const keptVersions = 3;

/** Writes a whole copy beside the others and drops the oldest: three daily ones and three from before migrations. */
export function makeBackup(driver: Driver, path: string, kind: BackupKind): void {
  const folder = backupFolder(path);
  const name = `${new Date().toISOString().replaceAll(":", "-")}-${kind}.db`;
  translated(() => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    removePartial(folder);
    writeWhole(driver, join(folder, name));
    prune(folder, name);
  });
}

/** The names of the copies, oldest first. */
export function listBackups(path: string): readonly string[] {
  try {
    return namesIn(backupFolder(path));
  } catch {
    return [];
  }
}

const day = 24 * 60 * 60 * 1000;

/** True when the newest daily copy is older than a day, or of a time that is still to come. */
export function isBackupDue(path: string, now: number): boolean {
  const newest = listBackups(path).findLast(isDaily);
  return newest === undefined || Math.abs(now - timeOf(newest)) > day;
}

function writeWhole(driver: Driver, path: string): void {
  const partial = `${path}.partial`;
  try {
    closeSync(openSync(partial, "wx", 0o600));
    driver.copyTo(partial);
    flush(partial);
    renameSync(partial, path);
  } catch (thrown) {
    rmSync(partial, { force: true });
    throw thrown;
  }
}

/** SQLite leaves it to the caller to bring a copy to the disk. */
function flush(path: string): void {
  const file = openSync(path, "r+");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function removePartial(folder: string): void {
  const partial = readdirSync(folder).filter((name) => name.includes(".db.partial"));
  partial.forEach((name) => rmSync(join(folder, name), { force: true }));
}

/** The one just made stays even where the clock was turned back and its name sorts first. */
function prune(folder: string, made: string): void {
  const others = namesIn(folder).filter((name) => name !== made && isDaily(name) === isDaily(made));
  const kept = isDaily(made) ? keptDaily : keptVersions;
  others.slice(0, Math.max(0, others.length + 1 - kept)).forEach((name) => rmSync(join(folder, name)));
}

const backupName = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d\.\d{3}Z)-(daily|v\d+)\.db$/;

function namesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => backupName.test(name))
    .toSorted();
}

function isDaily(name: string): boolean {
  return name.endsWith("-daily.db");
}

function timeOf(name: string): number {
  return Date.parse(name.replace(backupName, "$1T$2:$3:$4"));
}
