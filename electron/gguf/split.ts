import { readdir, realpath } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { LIMITS } from "./limits.ts";
import { fail } from "./problem.ts";

const PATTERN = /^(.*)-(\d{5})-of-(\d{5})\.gguf$/s;

/** A file name of a split model; `index` counts from 0. */
export type SplitName = { readonly stem: string; readonly index: number; readonly count: number };

/** The files of one model, first part first; `missing` holds names of parts that are not in the folder. */
export type ModelParts = { readonly paths: readonly string[]; readonly missing: readonly string[] };

export function parseSplitName(name: string): SplitName | undefined {
  const [, stem, part, count] = PATTERN.exec(name) ?? [];
  if (stem === undefined) return undefined;
  return { stem, index: Number(part) - 1, count: Number(count) };
}

export function splitName({ stem, index, count }: SplitName): string {
  return `${stem}-${digits(index + 1)}-of-${digits(count)}.gguf`;
}

/**
 * All parts of the model that `path` belongs to, found by their exact names in the same real folder and never by
 * what a file claims. Throws `GgufFault` "badSplit" for an impossible name such as part 7 of 2.
 */
export async function findParts(path: string): Promise<ModelParts> {
  const name = parseSplitName(basename(path));
  if (name === undefined) return { paths: [path], missing: [] };
  if (name.index < 0 || name.index >= name.count || name.count > LIMITS.parts) {
    fail("badSplit", { reason: "name", file: basename(path) });
  }
  const folder = await realpath(dirname(path)).catch(() => fail("missing", { file: basename(path) }));
  const present = new Set(await readdir(folder).catch(() => fail("unreadable", { file: basename(folder) })));
  const names = Array.from({ length: name.count }, (_, index) => splitName({ ...name, index }));
  return {
    paths: names.filter((part) => present.has(part)).map((part) => join(folder, part)),
    missing: names.filter((part) => !present.has(part)),
  };
}

function digits(value: number): string {
  return String(value).padStart(5, "0");
}
