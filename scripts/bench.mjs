import { existsSync } from "node:fs";
import { buildApp } from "./lib/build-app.mjs";
import { appBundles } from "./lib/bundles.mjs";
import { runProgram } from "./lib/command.mjs";
import { withElectron } from "./lib/electron-window.mjs";
import { node24Path } from "./lib/node24.mjs";
import { ensurePackages } from "./lib/node-packages.mjs";
import { inRepository, root } from "./lib/paths.mjs";
import { PlainError, runScript } from "./lib/say.mjs";

await runScript(async (args) => {
  await ensurePackages();
  node24Path();
  await buildApp([...appBundles, "bench"]);
  const program = inRepository("out/bench/index.js");
  if (!existsSync(program))
    throw new PlainError("There are no benchmarks: test/bench/main.ts does not exist.");
  return withElectron({}, ({ executable, switches }) => {
    const env = {
      ...process.env,
      HEARTH_ELECTRON: executable,
      HEARTH_ELECTRON_SWITCHES: switches.join(" "),
    };
    return runProgram(process.execPath, [program, ...args], { cwd: root, env });
  });
});
