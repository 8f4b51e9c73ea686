import { AppError } from "#contract/errors.ts";
import type { StoreInfo } from "#contract/store.ts";
import { startDailyBackup } from "./daily-backup.ts";
import { migrations } from "./migrations.ts";
import type { Migration } from "./migrations.ts";
import { openStore } from "./open.ts";
import { createRepositories } from "./repositories.ts";
import type { Repositories } from "./repositories.ts";

export interface SessionOptions {
  readonly steps?: readonly Migration[];
  /** Milliseconds from opening to the daily backup. */
  readonly backupDelay?: number;
}

/** The database that this process has open, if any. */
export interface Session {
  readonly open: (path: string) => StoreInfo;
  readonly close: () => void;
  /** Fails with `storeUnavailable` while nothing is open. */
  readonly repositories: () => Repositories;
}

interface Opened {
  readonly path: string;
  readonly info: StoreInfo;
  readonly repositories: Repositories;
  close(): void;
}

export function createSession({ steps = migrations, backupDelay }: SessionOptions = {}): Session {
  let opened: Opened | undefined;

  function start(path: string): Opened {
    const { driver, info, isNew } = openStore(path, steps);
    const stopBackup = isNew ? (): void => {} : startDailyBackup(path, backupDelay);
    return {
      path,
      info,
      repositories: createRepositories(driver),
      close() {
        stopBackup();
        driver.close();
      },
    };
  }

  function close(): void {
    opened?.close();
    opened = undefined;
  }

  return {
    open(path) {
      if (opened?.path !== path) {
        close();
        opened = start(path);
      }
      return opened.info;
    },
    close,
    repositories() {
      if (opened === undefined) throw new AppError("storeUnavailable", { detail: "not open" });
      return opened.repositories;
    },
  };
}
