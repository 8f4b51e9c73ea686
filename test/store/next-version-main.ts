import { storeCalls } from "#contract/store.ts";
import { parentPort } from "../../electron/rpc/parent-port.ts";
import { serve } from "../../electron/rpc/serve.ts";
import { backupCommand, runDailyBackup } from "../../electron/store/daily-backup.ts";
import { createHandlers } from "../../electron/store/handlers.ts";
import { migrations } from "../../electron/store/migrations.ts";
import type { Migration } from "../../electron/store/migrations.ts";
import { createSession } from "../../electron/store/session.ts";

/** Slow enough to be killed in the middle. */
const nextStep: Migration = (driver) =>
  driver.exec(`
    create table step(n integer primary key, text text) strict;
    insert into step
      with recursive count(n) as (select 1 union all select n + 1 from count where n < 300000)
      select n, 'row ' || n from count;
  `);

const backupDelay = Number(process.env["HEARTH_TEST_BACKUP_DELAY"] ?? 60_000);
const [command, path] = process.argv.slice(2);
if (command === backupCommand && path !== undefined) runDailyBackup(path);
else {
  const session = createSession({ steps: [...migrations, nextStep], backupDelay });
  process.on("exit", session.close);
  serve(parentPort(), storeCalls, createHandlers(session));
}
