import { buildApp } from "./lib/build-app.mjs";
import { askBundles } from "./lib/bundles.mjs";
import { runProgram } from "./lib/command.mjs";
import { node24Path } from "./lib/node24.mjs";
import { ensurePackages } from "./lib/node-packages.mjs";
import { inRepository } from "./lib/paths.mjs";
import { runScript, sayOnStandardError } from "./lib/say.mjs";

await runScript(async (args) => {
  sayOnStandardError();
  await ensurePackages();
  node24Path();
  await buildApp(askBundles);
  const options = { cwd: process.env.INIT_CWD ?? process.cwd() };
  return runProgram(process.execPath, [inRepository("out/ask/index.js"), ...args], options);
});
