import { buildApp } from "./lib/build-app.mjs";
import { runProgram } from "./lib/command.mjs";
import { ensurePackages } from "./lib/node-packages.mjs";
import { inRepository } from "./lib/paths.mjs";
import { runScript, sayOnStandardError } from "./lib/say.mjs";

/** `npm run render -- --model FILE | --template FILE --messages FILE` prints the exact prompt. */
await runScript(async (args) => {
  sayOnStandardError();
  await ensurePackages();
  await buildApp(["render"]);
  const options = { cwd: process.env.INIT_CWD ?? process.cwd() };
  return runProgram(process.execPath, [inRepository("out/render/index.js"), ...args], options);
});
