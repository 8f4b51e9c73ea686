import { runChecks } from "./lib/checks.mjs";
import { ensurePackages } from "./lib/node-packages.mjs";
import { runScript } from "./lib/say.mjs";

/** `npm run check -- --fix` also repairs what a tool can repair by itself. */
await runScript(async (args) => {
  await ensurePackages();
  return (await runChecks({ fix: args.includes("--fix") })) ? 0 : 1;
});
