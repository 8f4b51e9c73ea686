import { AppError } from "#contract/errors.ts";
import type { Driver } from "./driver.ts";
import { schema1 } from "./schema-1.ts";

/** Brings a database from the version before its place in the list to the one after it. */
export type Migration = (driver: Driver) => void;

/** Every step since the first release, oldest first; a step that was released is never changed again. */
export const migrations: readonly Migration[] = [(driver) => driver.exec(schema1)];

/** "Hrth": tells our file from any other SQLite database. */
const applicationId = 0x48727468;

/** The schema version of a database, 0 when it is empty; fails with `storeDamaged` when it is not one of ours. */
export function versionOf(driver: Driver): number {
  const version = readPragma(driver, "user_version");
  const isOurs = readPragma(driver, "application_id") === applicationId;
  const tables = driver.prepare<{ count: number }>("select count(*) as count from sqlite_schema").get();
  const isEmpty = version === 0 && tables?.count === 0;
  if (isOurs ? version > 0 : isEmpty) return version;
  throw new AppError("storeDamaged", { detail: "not a database of this app" });
}

/** Runs the missing steps, each in a transaction of its own together with its version number. */
export function migrate(driver: Driver, steps: readonly Migration[]): void {
  const from = versionOf(driver);
  steps.slice(from).forEach((step, index) => {
    driver.transaction(() => {
      step(driver);
      driver.exec(`pragma application_id = ${applicationId}; pragma user_version = ${from + index + 1}`);
    });
  });
}

type NumericPragma = "user_version" | "application_id";

function readPragma(driver: Driver, name: NumericPragma): number {
  const row = driver.prepare<Readonly<Record<NumericPragma, number>>>(`pragma ${name}`).get();
  return row?.[name] ?? 0;
}
