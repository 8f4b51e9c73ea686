import { storeCalls } from "#contract/store.ts";
import type { StoreEvents } from "#contract/store.ts";
import { parentPort } from "../rpc/parent-port.ts";
import { serve } from "../rpc/serve.ts";
import { backupCommand, runDailyBackup } from "./daily-backup.ts";
import { createHandlers } from "./handlers.ts";
import { createSession } from "./session.ts";

const [command, path] = process.argv.slice(2);
if (command === backupCommand && path !== undefined) runDailyBackup(path);
else answerParent();

function answerParent(): void {
  const session = createSession();
  process.on("exit", session.close);
  // Ctrl+C in a terminal reaches every process of the group; the parent still has things to save.
  process.on("SIGINT", () => {});
  serve<typeof storeCalls, StoreEvents>(parentPort(), storeCalls, createHandlers(session));
}
