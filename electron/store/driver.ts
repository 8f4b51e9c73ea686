// The tests are a project of their own and would not find the declaration otherwise.
// oxlint-disable-next-line typescript/triple-slash-reference
/// <reference path="./better-sqlite3-multiple-ciphers.d.ts" />
import Database from "better-sqlite3-multiple-ciphers";
import { translated } from "./errors.ts";

export type Value = string | number | null;

/** A prepared statement; `Row` is what the query is known to give. */
export interface Statement<Row> {
  /** Answers how many rows changed. */
  run(...values: readonly Value[]): number;
  get(...values: readonly Value[]): Row | undefined;
  all(...values: readonly Value[]): readonly Row[];
}

/** The one door to SQLite. Everything it throws is an `AppError` or a bug. */
export interface Driver {
  exec(sql: string): void;
  prepare<Row = never>(sql: string): Statement<Row>;
  /** Runs the work in one transaction that takes the write lock at once; nested calls join the outer one. */
  transaction<T>(work: () => T): T;
  /** Writes a compact copy to a file that does not exist yet, without stopping other connections. */
  copyTo(path: string): void;
  close(): void;
}

export type Access = "write" | "read";

/** Opens a database file; reading only never changes it or its log. */
export function openDriver(path: string, access: Access): Driver {
  const database = translated(() => openDatabase(path, access));
  return {
    exec: (sql) => translated(() => database.exec(sql)),
    prepare: (sql) => prepare(database, sql),
    transaction: (work) => translated(() => database.transaction(work).immediate()),
    copyTo: (target) => translated(() => void database.prepare("vacuum into ?").run(target)),
    close: () => translated(() => database.close()),
  };
}

function openDatabase(path: string, access: Access): Database {
  const database = new Database(path, { readonly: access === "read", fileMustExist: true, timeout: 5000 });
  try {
    if (access === "write") database.exec(pragmas);
    return database;
  } catch (thrown) {
    database.close();
    throw thrown;
  }
}

const pragmas = `
  pragma journal_mode = wal;
  pragma synchronous = full;
  pragma foreign_keys = on;
  pragma busy_timeout = 5000;
  pragma cache_size = -16000;
  pragma temp_store = memory;
  pragma journal_size_limit = 67108864;
`;

function prepare<Row>(database: Database, sql: string): Statement<Row> {
  const statement = translated(() => database.prepare<Row>(sql));
  return {
    run: (...values) => translated(() => statement.run(...values.map(bindable)).changes),
    get: (...values) => translated(() => statement.get(...values.map(bindable))),
    all: (...values) => translated(() => statement.all(...values.map(bindable))),
  };
}

/** The binding passes every number as a float, which FTS5 does not take for a row id. */
function bindable(value: Value): string | bigint | number | null {
  return Number.isInteger(value) ? BigInt(value as number) : value;
}
