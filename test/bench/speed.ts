import { existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { writeBenchModel } from "../support/gguf/bench-model.ts";
import { removeFolder, temporaryFolder } from "../support/running-app.ts";
import { openApp } from "../support/window.ts";
import { startBareLoop } from "./bare-process.ts";
import { askInWindow, prepareWindow } from "./window-run.ts";
import type { Row } from "./table.ts";

const rounds = 5;
const contextSize = 2048;
const promptLength = 512;
const tokens = 96;

/** The same model, threads and lengths through the whole app and through a bare `evaluate` loop, turn by turn. */
export async function measureSpeed(): Promise<readonly Row[]> {
  const model = await benchModel();
  const threads = Number(process.env["HEARTH_BENCH_THREADS"] ?? 1);
  const bare = await startBareLoop({ model, threads, contextSize });
  const folder = temporaryFolder();
  const opened = await openApp({ folder });
  const modelId = await prepareWindow(opened, { model, threads, contextSize, tokens });
  const runs: Run[] = [];
  for (let round = 0; round <= rounds; round++) {
    const app = await askInWindow(opened, modelId, promptLength);
    const loop = await bare.run({ promptTokens: app.promptTokens, tokens: app.tokens, seed: round });
    // The first round warms both up.
    if (round > 0) runs.push({ app, loop });
  }
  await opened.close();
  await bare.close();
  removeFolder(folder);
  return rowsOf(runs);
}

interface Run {
  readonly app: Awaited<ReturnType<typeof askInWindow>>;
  readonly loop: { readonly promptSpeed: number; readonly speed: number };
}

function rowsOf(runs: readonly Run[]): readonly Row[] {
  const each = (value: (run: Run) => number): readonly number[] => runs.map(value);
  return [
    { what: "reading, app", unit: "tokens/s", samples: each(({ app }) => app.promptSpeed) },
    { what: "reading, bare loop", unit: "tokens/s", samples: each(({ loop }) => loop.promptSpeed) },
    {
      what: "reading, app : bare loop",
      unit: "×",
      samples: each(({ app, loop }) => app.promptSpeed / loop.promptSpeed),
      goal: "≥ 0.97",
    },
    {
      what: "writing, app as seen in the window",
      unit: "tokens/s",
      samples: each(({ app }) => app.windowSpeed),
    },
    { what: "writing, bare loop", unit: "tokens/s", samples: each(({ loop }) => loop.speed) },
    {
      what: "writing, app : bare loop",
      unit: "×",
      samples: each(({ app, loop }) => app.windowSpeed / loop.speed),
      goal: "≥ 0.97",
    },
    {
      what: "message to first token, beyond the engine's own",
      unit: "ms",
      samples: each(({ app }) => app.overhead),
    },
    {
      what: "processor time of main",
      unit: "ms/token",
      samples: each(({ app }) => app.mainTime / app.tokens),
    },
    {
      what: "processor time of the window",
      unit: "ms/token",
      samples: each(({ app }) => app.windowTime / app.tokens),
    },
  ];
}

async function benchModel(): Promise<string> {
  const folder = resolve(".cache", "bench");
  mkdirSync(folder, { recursive: true });
  const path = join(folder, "bench-0.6b.gguf");
  if (!existsSync(path)) await writeBenchModel(path);
  return path;
}
