import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** The cases of the repository; HEARTH_GOLDENS names another folder of the same shape. */
export function goldensFolder(): string {
  return resolve(process.env["HEARTH_GOLDENS"] ?? "test/goldens");
}

/** The cases of one template. */
export interface CaseFile<Case> {
  readonly template: string;
  readonly cases: readonly Case[];
}

/** All case files of a kind, in the order of their names; none when the folder is missing. */
export function readCaseFiles<Case>(folder: string, kind: "parse" | "render"): readonly CaseFile<Case>[] {
  const path = join(folder, kind);
  if (!existsSync(path)) return [];
  const names = readdirSync(path).filter((name) => name.endsWith(".json"));
  return names.toSorted().map((name) => {
    // The shape is described in the folder's README.
    const file: CaseFile<Case> = JSON.parse(readFileSync(join(path, name), "utf8"));
    return { template: file.template, cases: file.cases };
  });
}

export function readTemplate(folder: string, name: string): string {
  const file = name.endsWith(".jinja") ? name : `${name}.jinja`;
  return readFileSync(join(folder, "templates", file), "utf8");
}
