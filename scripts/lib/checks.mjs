import { existsSync } from "node:fs";
import { runProgram } from "./command.mjs";
import { runTool } from "./package-tool.mjs";
import { inRepository } from "./paths.mjs";
import { say } from "./say.mjs";

const typedFolders = ["electron/contract", "electron", "renderer", "test", "scripts"];

/** Runs format, lint, layers and types, all of them even where one fails, and tells whether every one passed. */
export async function runChecks({ fix = false } = {}) {
  const steps = [
    {
      name: "format",
      run: () => runTool("prettier", [fix ? "--write" : "--check", "--log-level=warn", "."]),
    },
    { name: "lint", run: () => runTool("oxlint", fix ? ["--fix"] : []) },
    { name: "layers", run: () => runProgram(process.execPath, [inRepository("scripts/lint-layers.mjs")]) },
    ...typedFolders
      .filter((folder) => existsSync(inRepository(folder)))
      .map((folder) => ({ name: `types of ${folder}`, run: () => runTool("tsc", ["--project", folder]) })),
  ];
  const failed = [];
  for (const { name, run } of steps) {
    if ((await run()) !== 0) failed.push(name);
  }
  say(
    failed.length === 0
      ? "Format, lint, layers and types are in order."
      : `Not in order: ${failed.join(", ")}.`,
  );
  return failed.length === 0;
}
