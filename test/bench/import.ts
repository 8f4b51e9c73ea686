import { statSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { writePreset } from "../support/gguf/presets.ts";
import { ask } from "../support/in-window.ts";
import { removeFolder, temporaryFolder } from "../support/running-app.ts";
import { openApp } from "../support/window.ts";
import type { OpenedApp } from "../support/window.ts";
import { processesOf } from "./app-processes.ts";
import { bytesWritten } from "./process-figures.ts";
import type { Row } from "./table.ts";

const gigabytes = 8;

/** Adds a model of 8 GB (a hole on disk behind a real header) and counts what the app writes meanwhile. */
export async function measureImport(): Promise<readonly Row[]> {
  const folder = temporaryFolder();
  const path = join(folder, "large.gguf");
  await writePreset(path, "plain", { ballast: gigabytes * 1000, blocks: 64 });
  const opened = await openApp({ folder });
  const { main, store, window } = await processesOf(opened);
  const pids = [main, store, window];
  const before = pids.map(bytesWritten);
  const started = performance.now();
  await add(opened, path);
  const time = performance.now() - started;
  const after = pids.map(bytesWritten);
  const written = after.reduce((sum, bytes, index) => sum + bytes - (before[index] ?? 0), 0);
  const { size } = statSync(path);
  await opened.close();
  truncateSync(path, 0);
  removeFolder(folder);
  return [
    { what: `import of ${(size / 1e9).toFixed(1)} GB`, unit: "ms", samples: [time] },
    { what: "written by main, store and window meanwhile", unit: "kB", samples: [written / 1000] },
    { what: "share of the model copied", unit: "", samples: [Math.floor(written / size)], goal: "0" },
  ];
}

async function add({ page }: OpenedApp, path: string): Promise<void> {
  const [added] = (await ask(page, "models.add", { paths: [path] })) as readonly {
    readonly outcome: string;
  }[];
  if (added?.outcome !== "added") throw new Error(JSON.stringify(added));
}
