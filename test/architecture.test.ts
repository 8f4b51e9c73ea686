import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const text = readFileSync("ARCHITECTURE.md", "utf8");

/** Paths in code marks that name a folder or a file of this repository. */
function pathsIn(markdown: string): readonly string[] {
  const marked = [...markdown.matchAll(/`([\w./-]*(?:\/|\.tsx?|\.json|\.mjs|\.md))`/g)].map(
    ([, path]) => path ?? "",
  );
  return [...new Set(marked)];
}

const roots = ["", "electron/", "electron/core/", "renderer/", "test/", "resources/"];

test("ARCHITECTURE.md names only what exists", () => {
  const paths = pathsIn(text);
  expect(paths.length).toBeGreaterThan(20);
  const missing = paths.filter((path) => !roots.some((root) => existsSync(root + path)));
  expect(missing).toEqual([]);
});

test("ARCHITECTURE.md has a row for every folder of the app", () => {
  for (const folder of [
    "electron/contract",
    "electron/rpc",
    "electron/gguf",
    "electron/core",
    "electron/shell",
  ]) {
    expect(text).toContain(`\`${folder}/\``);
  }
});
