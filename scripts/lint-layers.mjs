import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { layerFaults } from "./lib/layer-faults.mjs";
import { inRepository, root } from "./lib/paths.mjs";
import { runScript, say } from "./lib/say.mjs";

await runScript(() => {
  const files = ["electron", "renderer", "test"].flatMap(sourceFiles);
  const faults = files.flatMap((file) => layerFaults(file, readFileSync(inRepository(file), "utf8")));
  for (const fault of faults) say(fault);
  if (faults.length === 0) say(`Layers: ${files.length} files import only what they may.`);
  return faults.length > 0 ? 1 : 0;
});

function sourceFiles(folder) {
  if (!existsSync(inRepository(folder))) return [];
  const entries = readdirSync(inRepository(folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"));
}
