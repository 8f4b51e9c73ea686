import { forgetInputs } from "./build-inputs.mjs";
import { viteConfig } from "./vite-config.mjs";

/** Builds bundles again on every change; `onRebuilt` is called once all of them exist, and then after each rebuild. */
export async function watchBundles(bundles, onRebuilt) {
  const waiting = new Set(bundles);
  const finished = (bundle) => {
    waiting.delete(bundle);
    if (waiting.size === 0) onRebuilt();
  };
  const watchers = [];
  for (const bundle of bundles) watchers.push(await watchBundle(bundle, finished));
  return () => Promise.all(watchers.map((watcher) => watcher.close()));
}

async function watchBundle(bundle, finished) {
  const { build, mergeConfig } = await import("vite");
  const config = await viteConfig(bundle, { development: true });
  forgetInputs(bundle);
  /** @type {any} */
  const watcher = await build(mergeConfig(config, { build: { watch: {} } }));
  watcher.on("event", (event) => {
    if (event.code === "BUNDLE_END") void event.result.close();
    if (event.code === "END") finished(bundle);
  });
  return watcher;
}
