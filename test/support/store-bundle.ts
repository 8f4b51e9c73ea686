import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { build, mergeConfig } from "vite";
import { bundleNamed } from "../../scripts/lib/bundles.mjs";
import { inRepository } from "../../scripts/lib/paths.mjs";
import { viteConfig } from "../../scripts/lib/vite-config.mjs";

const parent = inRepository(".cache", "test", "store-bundles");

/** A bundle made like the store's from another entry, for this process only. */
export async function bundleFor(entry: string): Promise<string> {
  const outDir = join(parent, String(process.pid), basename(entry, ".ts"));
  const file = join(outDir, "index.js");
  if (existsSync(file)) return file;
  removeAbandoned();
  const bundle = { ...bundleNamed("store"), entry };
  await build(mergeConfig(await viteConfig(bundle), { build: { outDir } }));
  return file;
}

/** Vitest ends its workers without a chance to clean up, so the next one does it. */
function removeAbandoned(): void {
  mkdirSync(parent, { recursive: true });
  const abandoned = readdirSync(parent).filter((pid) => !isRunning(Number(pid)));
  abandoned.forEach((pid) => rmSync(join(parent, pid), { recursive: true, force: true }));
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
