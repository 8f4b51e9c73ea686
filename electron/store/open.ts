import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  statSync,
} from "node:fs";
import { dirname } from "node:path";
import { AppError } from "#contract/errors.ts";
import type { StoreInfo } from "#contract/store.ts";
import { listBackups, makeBackup } from "./backups.ts";
import { openDriver } from "./driver.ts";
import type { Driver } from "./driver.ts";
import { translated } from "./errors.ts";
import { migrate, versionOf } from "./migrations.ts";
import type { Migration } from "./migrations.ts";
import { requireSound } from "./soundness.ts";
import { refreshIndex } from "./text-index.ts";

export interface OpenStore {
  readonly driver: Driver;
  readonly info: StoreInfo;
  readonly isNew: boolean;
}

/** Opens or creates a database; one that is newer or damaged is refused before anything is written to it. */
export function openStore(path: string, steps: readonly Migration[]): OpenStore {
  translated(() => prepareFile(path));
  const before = probe(path, steps.length);
  const driver = openDriver(path, "write");
  try {
    chmodSync(path, 0o600);
    const isOlder = before > 0 && before < steps.length;
    if (isOlder) makeBackup(driver, path, `v${before}`);
    migrate(driver, steps);
    refreshIndex(driver);
    const info = {
      version: steps.length,
      migratedFrom: isOlder ? before : null,
      lastId: lastId(driver),
      sqlite: sqliteVersion(driver),
    };
    return { driver, info, isNew: before === 0 };
  } catch (thrown) {
    driver.close();
    throw thrown;
  }
}

function prepareFile(path: string): void {
  const folder = dirname(path);
  makeFolder(folder);
  accessSync(folder, constants.W_OK);
  const known = statSync(path, { throwIfNoEntry: false });
  if (known === undefined) return closeSync(openSync(path, "a", 0o600));
  if (!known.isFile()) throw new AppError("storeDamaged", { detail: "not a file" });
  if (known.size === 0 && listBackups(path).length > 0) {
    throw new AppError("storeDamaged", { detail: "empty, though there are backups" });
  }
  accessSync(path, constants.W_OK);
}

/** Level by level, because Node's recursive way answers ENOENT on a read-only disk. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

/** Files up to this size are read whole at every start; larger ones before each daily copy. */
const checkedSize = 8 * 1024 * 1024;

/** The schema version before opening, 0 for a new file. Reads only. */
function probe(path: string, latest: number): number {
  const { size } = statSync(path);
  if (size === 0) return 0;
  const driver = openDriver(path, "read");
  try {
    const version = versionOf(driver);
    if (version > latest) throw new AppError("storeNewer", { version, latest });
    if (size <= checkedSize) requireSound(driver);
    return version;
  } finally {
    driver.close();
  }
}

function lastId(driver: Driver): number {
  const query =
    "select max(coalesce((select max(id) from chat), 0), coalesce((select max(id) from message), 0)) as id";
  return driver.prepare<{ readonly id: number }>(query).get()?.id ?? 0;
}

function sqliteVersion(driver: Driver): string {
  return (
    driver.prepare<{ readonly version: string }>("select sqlite_version() as version").get()?.version ?? ""
  );
}
