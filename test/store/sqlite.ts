import { execFileSync } from "node:child_process";
import { node24Path } from "../../scripts/lib/node24.mjs";

const program = `
  import { readFileSync } from "node:fs";
  import { DatabaseSync } from "node:sqlite";
  const { path, sql, reads } = JSON.parse(readFileSync(0, "utf8"));
  const database = new DatabaseSync(path);
  if (reads) console.log(JSON.stringify(database.prepare(sql).all()));
  else database.exec(sql);
  database.close();
`;

function run(request: object): string {
  const args = ["--no-warnings", "--input-type=module", "--eval", program];
  return execFileSync(node24Path(), args, { input: JSON.stringify(request), maxBuffer: 1e9 }).toString();
}

/** Runs statements on a file with another SQLite than the app's: the one in Node. */
export function runSql(path: string, sql: string): void {
  run({ path, sql, reads: false });
}

/** The rows that the other SQLite reads. */
export function readSql(path: string, sql: string): readonly Readonly<Record<string, unknown>>[] {
  return JSON.parse(run({ path, sql, reads: true }));
}
