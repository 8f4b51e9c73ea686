import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { bundleNamed, outputFolder } from "./bundles.mjs";
import { isCurrent, recordInputs } from "./build-inputs.mjs";
import { writeLicences } from "./licences.mjs";
import { inRepository } from "./paths.mjs";
import { PlainError, say } from "./say.mjs";
import { viteConfig } from "./vite-config.mjs";

/** Builds those of the named bundles whose sources changed since they were last built. */
export async function buildApp(names, { development = false } = {}) {
  const mode = development ? "development" : "production";
  const stale = names.map(bundleNamed).filter((bundle) => isBuildable(bundle) && !isCurrent(bundle, mode));
  if (stale.length === 0) return;
  const started = Date.now();
  say(`Building ${stale.map((bundle) => bundle.name).join(", ")} ...`);
  for (const bundle of stale) await buildBundle(bundle, mode);
  writeLicences();
  say(`Built in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
}

/** The plugin through which a build tells which files it read. */
export function inputRecorder(bundle, mode) {
  return {
    name: "hearth-inputs",
    writeBundle() {
      recordInputs(bundle, mode, [...this.getModuleIds()]);
    },
  };
}

/**
 * The engine's native library must stay a package of its own: a bundler setting that silently stops
 * leaving it out builds without a word and breaks only in the user's hands.
 */
export function requireExternals(bundle) {
  const file = join(outputFolder(bundle), bundle.output);
  const text = readFileSync(file, "utf8");
  for (const name of bundle.external ?? []) {
    if (name === "electron" || text.includes(`"${name}"`)) continue;
    throw new PlainError(`${file} does not import ${name}: it must be left outside the bundle.`);
  }
}

async function buildBundle(bundle, mode) {
  const { build, mergeConfig } = await import("vite");
  const config = await viteConfig(bundle, { development: mode === "development" });
  await build(mergeConfig(config, { plugins: [inputRecorder(bundle, mode)] }));
  requireExternals(bundle);
}

function isBuildable(bundle) {
  if (existsSync(inRepository(bundle.entry))) return true;
  if (!bundle.optional) say(`Notice: ${bundle.entry} does not exist yet, so ${bundle.name} is not built.`);
  return false;
}
