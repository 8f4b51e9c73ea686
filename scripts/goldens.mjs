import { buildApp } from "./lib/build-app.mjs";
import { runProgram } from "./lib/command.mjs";
import { ensurePackages } from "./lib/node-packages.mjs";
import { inRepository, root } from "./lib/paths.mjs";
import { runScript } from "./lib/say.mjs";

/** `npm run goldens -- [FOLDER]` compares prompts and replies with those of the reference implementation. */
await runScript(async (args) => {
  await ensurePackages();
  await buildApp(["goldens"]);
  return runProgram(process.execPath, [inRepository("out/goldens/index.js"), ...args], { cwd: root });
});
