import { lstatSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { runProgram } from "./command.mjs";
import { inRepository } from "./paths.mjs";
import { PlainError, say } from "./say.mjs";

const parts = [
  ["The whole folder", "."],
  ["Node for the workers", "resources/node"],
  ["llama.cpp binaries", "resources/app.asar.unpacked/node_modules/@node-llama-cpp"],
  ["node-llama-cpp", "resources/app.asar.unpacked/node_modules/node-llama-cpp"],
  ["SQLite", "resources/app.asar.unpacked/node_modules/better-sqlite3-multiple-ciphers"],
  ["All packages", "resources/app.asar.unpacked/node_modules"],
  ["Window and main process", "resources/app.asar"],
];

/** Loads the engine's and the store's native libraries with the Node that ships, from where they ship. */
export async function verifyPackage(folder) {
  const unpacked = join(folder, "resources/app.asar.unpacked");
  // node-llama-cpp tries its binary in a child process, which must not inherit --eval.
  const program = `
    process.execArgv.length = 0;
    const { getLlama } = await import("node-llama-cpp");
    const llama = await getLlama({ gpu: false, build: "never", progressLogs: false });
    await llama.dispose();
    const { default: Database } = await import("better-sqlite3-multiple-ciphers");
    new Database(":memory:").close();`;
  const args = ["--input-type=module", "--eval", program];
  const code = await runProgram(join(folder, "resources/node"), args, { cwd: unpacked });
  if (code !== 0)
    throw new PlainError("The packaged engine or store does not load with the Node that ships.");
  say("The packaged engine and store load with the Node that ships.");
}

/** Prints what ships and how large each part is. */
export function printSizes(folder) {
  say("\nWhat ships:");
  for (const [name, path] of parts) say(`  ${name.padEnd(26)}${megabytes(sizeOf(join(folder, path)))}`);
  const release = inRepository("release");
  for (const name of readdirSync(release)) {
    const path = join(release, name);
    if (statSync(path).isFile() && !name.startsWith("builder-"))
      say(`  ${name.padEnd(46)}${megabytes(sizeOf(path))}`);
  }
}

function sizeOf(path) {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (!stats?.isDirectory()) return stats?.size ?? 0;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}

function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(1).padStart(8)} MB`;
}
