import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { node24Path } from "./node24.mjs";
import { runTool } from "./package-tool.mjs";
import { cache, inRepository } from "./paths.mjs";
import { PlainError, say } from "./say.mjs";

/** The projects of vitest.config.mjs in the order they run; the workers' own run on the Node that ships with them. */
const projects = [
  { name: "unit" },
  { name: "renderer" },
  { name: "store", onNode24: true },
  { name: "engine", onNode24: true },
  { name: "journey", onNode24: true },
  { name: "app", needsWindow: true },
];

/**
 * Which projects a command line asks for, each with the files to keep: `unit`, `app chat` (files with "chat" in
 * their path), or a folder of test/ such as `core`, which is a part of the project that holds it.
 */
export function chooseProjects(words) {
  const [first, ...rest] = words;
  if (first === undefined) return projects.map((project) => ({ ...project, filters: [] }));
  const named = projects.find((project) => project.name === first);
  if (named) return [{ ...named, filters: rest }];
  if (!existsSync(inRepository("test", first))) {
    const names = projects.map((project) => project.name).join(", ");
    throw new PlainError(`There are no tests called ${first}. Say one of ${names}, or a folder of test/.`);
  }
  return [{ ...projects[0], filters: [`test/${first}`, ...rest] }];
}

/** Runs one project and gives its counts; a project in which no test file ran counts as one failure. */
export async function runProject({ name, filters, onNode24 }, environment) {
  say(`\nTests: ${name}`);
  const report = join(cache, "test", `${name}.json`);
  mkdirSync(join(cache, "test"), { recursive: true });
  rmSync(report, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const args = ["run", "--project", name, ...reporters, ...filters];
  const node = onNode24 ? node24Path() : process.execPath;
  // A build before it has left NODE_ENV at "production", in which React's test helpers do not work.
  const env = { ...environment, NODE_ENV: "test" };
  const code = await runTool("vitest", args, { node, env });
  return readCounts(name, report, code);
}

function readCounts(name, report, code) {
  const empty = { passed: 0, failed: 0, skipped: 0 };
  if (!existsSync(report)) return { ...empty, failed: 1 };
  const result = JSON.parse(readFileSync(report, "utf8"));
  if (result.testResults.length === 0) {
    say(`No test file ran in ${name}: that counts as a failure.`);
    return { ...empty, failed: 1 };
  }
  const failed = result.numFailedTests;
  return {
    passed: result.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: result.numPendingTests + result.numTodoTests,
  };
}
