import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg } from "node:os";
import { resolve } from "node:path";
import { measureFormats } from "./formats.ts";
import { measureImport } from "./import.ts";
import { measureSpeed } from "./speed.ts";
import { measureStart } from "./start.ts";
import { printTable } from "./table.ts";
import type { Row } from "./table.ts";

const parts = {
  start: measureStart,
  import: measureImport,
  formats: measureFormats,
  speed: measureSpeed,
} as const;
type PartName = keyof typeof parts;

const names = Object.keys(parts) as readonly PartName[];
const chosen = process.argv.slice(2).filter((name) => name in parts) as readonly PartName[];

console.log(
  `${cpus()[0]?.model ?? "unknown processor"}, ${availableParallelism()} threads, load ${loadavg()[0]}`,
);
const results: Partial<Record<PartName, readonly Row[]>> = {};
for (const name of chosen.length > 0 ? chosen : names) {
  console.log(`\n${name} ...`);
  const rows = await parts[name]();
  results[name] = rows;
  printTable(rows);
}

const folder = resolve(".cache", "bench");
mkdirSync(folder, { recursive: true });
writeFileSync(
  resolve(folder, "results.json"),
  JSON.stringify({ at: new Date().toISOString(), results }, null, 2),
);
console.log("\nThe same as JSON: .cache/bench/results.json");
