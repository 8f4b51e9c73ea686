import { AppError } from "#contract/errors.ts";
import type { ErrorCode } from "#contract/errors.ts";

/** The first line whose start fits SQLite's or the system's code wins. */
const appCodes: readonly (readonly [start: string, code: ErrorCode])[] = [
  ["SQLITE_FULL", "diskFull"],
  ["ENOSPC", "diskFull"],
  ["EDQUOT", "diskFull"],
  ["SQLITE_READONLY_DBMOVED", "storeUnavailable"],
  ["SQLITE_READONLY", "diskReadOnly"],
  ["EACCES", "diskReadOnly"],
  ["EPERM", "diskReadOnly"],
  ["EROFS", "diskReadOnly"],
  ["SQLITE_CORRUPT", "storeDamaged"],
  ["SQLITE_NOTADB", "storeDamaged"],
  ["SQLITE_BUSY", "storeUnavailable"],
  ["SQLITE_LOCKED", "storeUnavailable"],
  ["SQLITE_IOERR_SHMSIZE", "diskFull"],
  ["SQLITE_IOERR", "storeUnavailable"],
  ["SQLITE_CANTOPEN", "storeUnavailable"],
];

/** What a failed statement or file operation means to the app; anything unknown is passed on as it is. */
export function asAppError(thrown: unknown): unknown {
  const systemCode = codeOf(thrown);
  const found = appCodes.find(([start]) => systemCode.startsWith(start));
  if (found === undefined) return thrown;
  return new AppError(found[1], { detail: `${systemCode}: ${messageOf(thrown)}` }, { cause: thrown });
}

/** Runs database or file work and throws its failures as `AppError`. */
export function translated<T>(work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    throw asAppError(thrown);
  }
}

function codeOf(thrown: unknown): string {
  if (!(thrown instanceof Error) || thrown instanceof AppError) return "";
  return "code" in thrown ? String(thrown.code) : "";
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
