import { buildApp } from "./lib/build-app.mjs";
import { appBundles } from "./lib/bundles.mjs";
import { runElectron, withElectron } from "./lib/electron-window.mjs";
import { node24Path } from "./lib/node24.mjs";
import { ensurePackages } from "./lib/node-packages.mjs";
import { root } from "./lib/paths.mjs";
import { runScript, say } from "./lib/say.mjs";

/** The app starts in the repository, so a path given relative to where npm was called is still the caller's. */
const options = { cwd: process.env.INIT_CWD ?? process.cwd() };

await runScript(async (args) => {
  await ensurePackages();
  node24Path();
  await buildApp(appBundles);
  return withElectron({}, (electron) => {
    say("Opening Hearth. Close its window, or press Ctrl-C here, to end it.");
    return runElectron(electron, [root, ...switchesOf(args)], options);
  });
});

/** Chromium reads a switch's value only after an equals sign: `--screenshot FILE` becomes `--screenshot=FILE`. */
function switchesOf(args) {
  const text = args.filter((argument) => argument !== "--retry-electron").join("\0");
  return text
    .replace(/(^|\0)--(screenshot|user-data-dir)\0/g, "$1--$2=")
    .split("\0")
    .filter(Boolean);
}
