import { existsSync } from "node:fs";
import { buildApp } from "./lib/build-app.mjs";
import { askBundles } from "./lib/bundles.mjs";
import { runProgram } from "./lib/command.mjs";
import { node24Path } from "./lib/node24.mjs";
import { ensurePackages } from "./lib/node-packages.mjs";
import { inRepository } from "./lib/paths.mjs";
import { PlainError, runScript } from "./lib/say.mjs";

await runScript(async (args) => {
  await ensurePackages();
  node24Path();
  await buildApp([...askBundles, "bench"]);
  const program = inRepository("out/bench/index.js");
  if (!existsSync(program))
    throw new PlainError("There are no benchmarks: test/bench/main.ts does not exist.");
  return runProgram(process.execPath, [program, ...args], { cwd: process.env.INIT_CWD ?? process.cwd() });
});
