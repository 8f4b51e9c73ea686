import { existsSync } from "node:fs";
import { join } from "node:path";
import { build, mergeConfig } from "vite";
import { bundleNamed } from "../../scripts/lib/bundles.mjs";
import { inRepository } from "../../scripts/lib/paths.mjs";
import { viteConfig } from "../../scripts/lib/vite-config.mjs";

const folder = inRepository(".cache", "test", `next-version-${process.pid}`);

/** The bundle of a store whose schema is one version further and whose daily backup does not wait. */
export async function nextVersionStore(): Promise<string> {
  const entry = join(folder, "index.js");
  if (existsSync(entry)) return entry;
  const bundle = { ...bundleNamed("store"), name: "next-version", entry: "test/store/next-version-main.ts" };
  await build(mergeConfig(await viteConfig(bundle), { build: { outDir: folder } }));
  return entry;
}
