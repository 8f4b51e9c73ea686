import { readFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "./sample.ts";
import { runSql } from "./sqlite.ts";

/** Every released schema, each with its `fixtures/v<version>.sql`. */
export const released = [1];
export const latest = 1;

/** A new database as the release with that schema version wrote it; `base` is its one chat. */
export function fixture(version: number): string {
  const path = join(temporaryFolder(), "hearth.db");
  const sql = readFileSync(join(import.meta.dirname, "fixtures", `v${version}.sql`), "utf8");
  runSql(path, `pragma journal_mode = wal; ${sql}`);
  return path;
}
