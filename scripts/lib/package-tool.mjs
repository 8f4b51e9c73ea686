import { readFileSync } from "node:fs";
import { runProgram } from "./command.mjs";
import { inRepository, root } from "./paths.mjs";

/** Runs the command of an installed npm package with this Node (or another) and gives its exit code. */
export function runTool(name, args, { node = process.execPath, env = process.env } = {}) {
  return runProgram(node, [toolPath(name), ...args], { cwd: root, env });
}

function toolPath(name) {
  const packages = { tsc: "typescript" };
  const folder = inRepository("node_modules", packages[name] ?? name);
  const { bin } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  return `${folder}/${typeof bin === "string" ? bin : bin[name]}`;
}
