import { resolve } from "node:path";
import { goldensFolder } from "./folder.ts";
import { runParseCases } from "./parse.ts";
import { report } from "./report.ts";

/** How many random ways of cutting each reply are tried. */
const chunkings = 200;

const [given] = process.argv.slice(2);
const folder = given === undefined ? goldensFolder() : resolve(process.env["INIT_CWD"] ?? ".", given);
const parse = report(
  `Replies, whole, in characters and cut in ${chunkings} random ways`,
  runParseCases(folder, chunkings),
);

if (parse.count === 0) console.log(`There are no cases in ${folder}.`);
process.exitCode = parse.count > 0 && parse.faults === 0 ? 0 : 1;
