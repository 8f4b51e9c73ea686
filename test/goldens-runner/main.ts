import { resolve } from "node:path";
import { goldensFolder } from "./folder.ts";
import { runParseCases } from "./parse.ts";
import { runAdaptedCases, runPureCases } from "./render.ts";
import { report } from "./report.ts";

/** How many random ways of cutting each reply are tried. */
const chunkings = 200;

const [given] = process.argv.slice(2);
const folder = given === undefined ? goldensFolder() : resolve(process.env["INIT_CWD"] ?? ".", given);
const pure = report("Prompts, as plain Jinja writes them", runPureCases(folder));
const adapted = report("Prompts, adapted to what the template wants", runAdaptedCases(folder));
const parse = report(
  `Replies, whole, in characters and cut in ${chunkings} random ways`,
  runParseCases(folder, chunkings),
);

const all = [pure, adapted, parse];
const count = all.reduce((sum, each) => sum + each.count, 0);
const faults = all.reduce((sum, each) => sum + each.faults, 0);
console.log(
  count === 0 ? `There are no cases in ${folder}.` : `\n${count - faults} of ${count} cases are right.`,
);
process.exitCode = count > 0 && faults === 0 ? 0 : 1;
