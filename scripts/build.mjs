import { rmSync } from "node:fs";
import { buildApp } from "./lib/build-app.mjs";
import { bundles } from "./lib/bundles.mjs";
import { ensurePackages } from "./lib/node-packages.mjs";
import { cache } from "./lib/paths.mjs";
import { runScript, say } from "./lib/say.mjs";
import { join } from "node:path";

await runScript(async (args) => {
  await ensurePackages();
  if (args.includes("--force")) rmSync(join(cache, "build"), { recursive: true, force: true });
  await buildApp(bundles.filter((bundle) => !bundle.optional).map((bundle) => bundle.name));
  say("The app is built in out/.");
});
