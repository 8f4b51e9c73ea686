import { bundleNamed } from "./lib/bundles.mjs";
import { runElectron, withElectron } from "./lib/electron-window.mjs";
import { node24Path } from "./lib/node24.mjs";
import { ensurePackages } from "./lib/node-packages.mjs";
import { root } from "./lib/paths.mjs";
import { runScript, say } from "./lib/say.mjs";
import { viteConfig } from "./lib/vite-config.mjs";
import { watchBundles } from "./lib/watch-bundles.mjs";

const watched = ["main", "preload", "engine", "store"];

/** The page reloads itself in place; a change in any process starts the app again. */
await runScript(async (args) => {
  await ensurePackages();
  node24Path();
  const page = await servePage();
  try {
    return await withElectron({}, (electron) => runAndRestart(electron, page.address, args));
  } finally {
    await page.server.close();
  }
});

async function servePage() {
  const { createServer, mergeConfig } = await import("vite");
  const config = await viteConfig(bundleNamed("renderer"), { development: true });
  const server = await createServer(
    mergeConfig(config, { server: { host: "127.0.0.1", port: 5173, fs: { allow: [root] } } }),
  );
  await server.listen();
  const address = new URL(server.resolvedUrls?.local[0] ?? "http://127.0.0.1:5173/").origin;
  say(`The page is served from ${address}, to this machine only.`);
  return { server, address };
}

async function runAndRestart(electron, address, args) {
  const env = { ...process.env, HEARTH_DEV_URL: address };
  let child;
  let isRestarting = false;
  let rebuilt;
  const firstBuild = new Promise((done) => (rebuilt = done));
  const stop = await watchBundles(watched.map(bundleNamed), () => {
    rebuilt();
    isRestarting = child !== undefined;
    child?.kill();
  });
  await firstBuild;
  let code;
  do {
    if (isRestarting) say("The app's code changed: starting it again.");
    isRestarting = false;
    code = await runElectron(electron, [root, ...args], { env, onStart: (started) => (child = started) });
  } while (isRestarting);
  await stop();
  return code;
}
