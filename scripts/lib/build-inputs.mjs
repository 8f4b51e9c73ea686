import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { outputFolder } from "./bundles.mjs";
import { cache, inRepository, root } from "./paths.mjs";

const packages = `${sep}node_modules${sep}`;
const settings = ["package-lock.json", "scripts/lib/bundles.mjs", "scripts/lib/vite-config.mjs"];

/** True where the bundle on disk was made from exactly the files that are there now. */
export function isCurrent(bundle, mode) {
  const file = recordFile(bundle);
  if (!existsSync(file) || !existsSync(join(outputFolder(bundle), bundle.output))) return false;
  const record = JSON.parse(readFileSync(file, "utf8"));
  return record.digest === digest(bundle, mode, record.modules);
}

/** Remembers what a bundle was made from. */
export function recordInputs(bundle, mode, moduleIds) {
  const files = moduleIds.map((id) => id.split("?")[0]).filter(isFile);
  const modules = files.filter((path) => !path.includes(packages)).map((path) => relative(root, path));
  const bundled = [...new Set(files.filter((path) => path.includes(packages)).map(packageFolder))];
  const record = { digest: digest(bundle, mode, modules), modules, packages: bundled };
  mkdirSync(join(cache, "build"), { recursive: true });
  writeFileSync(recordFile(bundle), JSON.stringify(record));
}

/** Folders of the npm packages that went into a bundle when it was last built, from the repository's root. */
export function recordedPackages(bundle) {
  const file = recordFile(bundle);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")).packages ?? []) : [];
}

/** Makes the next build of a bundle a real one, because something else is about to write its output. */
export function forgetInputs(bundle) {
  rmSync(recordFile(bundle), { force: true });
}

function packageFolder(path) {
  const parts = relative(root, path).split(sep);
  const start = parts.lastIndexOf("node_modules") + 1;
  return parts.slice(0, start + (parts[start].startsWith("@") ? 2 : 1)).join("/");
}

function recordFile(bundle) {
  return join(cache, "build", `${bundle.name}.json`);
}

/** Installed packages are not read one by one: the lockfile stands for them. */
function digest(bundle, mode, modules) {
  const folders = (bundle.folders ?? []).flatMap(filesUnder);
  const paths = new Set([...settings, ...modules, ...folders]);
  const hash = createHash("sha256").update(mode);
  for (const path of [...paths].toSorted()) {
    const file = inRepository(path);
    hash.update(`\0${path}\0`).update(isFile(file) ? readFileSync(file) : "gone");
  }
  return hash.digest("hex");
}

function isFile(path) {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function filesUnder(folder) {
  if (!existsSync(inRepository(folder))) return [];
  const entries = readdirSync(inRepository(folder), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => relative(root, join(entry.parentPath, entry.name)));
}
