import { removeFolder, temporaryFolder } from "../support/running-app.ts";
import { openApp } from "../support/window.ts";
import { processesOf } from "./app-processes.ts";
import { memory } from "./process-figures.ts";
import type { Row } from "./table.ts";

const rounds = 5;
const settleTime = 5000;

/** From the start of Electron to a page that takes a click, and what each process holds when nothing happens. */
export async function measureStart(): Promise<readonly Row[]> {
  const folder = temporaryFolder();
  const times: number[] = [];
  const held: (readonly [string, number])[] = [];
  for (let round = 0; round <= rounds; round++) {
    const started = performance.now();
    const opened = await openApp({ folder });
    await opened.page.getByRole("button", { name: "Models" }).click();
    // The first start fills caches and makes the database.
    if (round > 0) times.push(performance.now() - started);
    if (round === rounds) held.push(...(await idleMemory(opened)));
    await opened.close();
  }
  removeFolder(folder);
  return [
    { what: "start to interactive window", unit: "ms", samples: times },
    ...held.map(([what, bytes]) => ({ what: `idle memory, ${what}`, unit: "MB", samples: [bytes / 1e6] })),
  ];
}

async function idleMemory(
  opened: Awaited<ReturnType<typeof openApp>>,
): Promise<readonly (readonly [string, number])[]> {
  await new Promise((resolve) => setTimeout(resolve, settleTime));
  const { main, window, engine, store, helpers } = await processesOf(opened);
  const sum = helpers.reduce((total, pid) => total + memory(pid), 0);
  return [
    ["main", memory(main)],
    ["window", memory(window)],
    ["engine", memory(engine)],
    ["store", memory(store)],
    ["Chromium's helpers", sum],
  ];
}
