import type { Dirent } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { parseSplitName, splitName } from "./split.ts";

/** What a folder holds: paths of models (of a split one, its first part that is there), sorted by path. */
export type FolderScan = {
  readonly models: readonly string[];
  /** There is a model for other programs, of which the user needs the GGUF version. */
  readonly safetensors: boolean;
  /** The folder holds more than was looked at: too many entries or too deep. */
  readonly truncated: boolean;
  /** Folders that could not be read. */
  readonly unreadable: readonly string[];
};

const MAX_DEPTH = 6;
const MAX_ENTRIES = 10_000;
const IGNORED = new Set(["node_modules", ".git"]);

type Walk = {
  readonly visited: Set<string>;
  readonly files: string[];
  readonly unreadable: string[];
  entries: number;
  truncated: boolean;
};

/** Looks for models under `folder`, six levels deep at most; a folder that is linked to is entered once. */
export async function scanFolder(folder: string): Promise<FolderScan> {
  const walk: Walk = { visited: new Set(), files: [], unreadable: [], entries: 0, truncated: false };
  await visit(walk, folder, 0);
  return {
    models: firstParts(walk.files.filter((file) => /\.gguf$/i.test(file))),
    safetensors: holdsSafetensors(walk.files),
    truncated: walk.truncated,
    unreadable: walk.unreadable,
  };
}

async function visit(walk: Walk, folder: string, depth: number): Promise<void> {
  const real = await realpath(folder).catch(() => folder);
  if (walk.visited.has(real)) return;
  walk.visited.add(real);
  const entries = await listFolder(walk, real);
  for (const entry of entries) {
    if (walk.entries >= MAX_ENTRIES) {
      walk.truncated = true;
      return;
    }
    walk.entries += 1;
    await visitEntry(walk, { entry, path: join(folder, entry.name), depth });
  }
}

async function listFolder(walk: Walk, folder: string): Promise<readonly Dirent[]> {
  try {
    return (await readdir(folder, { withFileTypes: true })).sort((left, right) =>
      compare(left.name, right.name),
    );
  } catch {
    walk.unreadable.push(folder);
    return [];
  }
}

async function visitEntry(
  walk: Walk,
  { entry, path, depth }: { entry: Dirent; path: string; depth: number },
): Promise<void> {
  const target = entry.isSymbolicLink() ? await stat(path).catch(() => undefined) : entry;
  if (target?.isFile() && isCandidate(entry.name)) walk.files.push(path);
  if (!target?.isDirectory() || IGNORED.has(entry.name)) return;
  if (depth < MAX_DEPTH) await visit(walk, path, depth + 1);
  else walk.truncated = true;
}

function isCandidate(name: string): boolean {
  return /\.(gguf|safetensors)$/i.test(name) || name === "config.json";
}

function firstParts(files: readonly string[]): readonly string[] {
  const sets = new Map<string, string>();
  for (const file of [...files].sort(compare)) {
    const name = parseSplitName(basename(file));
    const key = name === undefined ? file : join(dirname(file), splitName({ ...name, index: 0 }));
    if (!sets.has(key)) sets.set(key, file);
  }
  return [...sets.values()];
}

function holdsSafetensors(files: readonly string[]): boolean {
  const configured = new Set(files.filter((file) => basename(file) === "config.json").map(dirname));
  return files.some((file) => file.endsWith(".safetensors") && configured.has(dirname(file)));
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
