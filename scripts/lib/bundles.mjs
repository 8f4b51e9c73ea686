import { inRepository } from "./paths.mjs";

/**
 * Every bundle of the app: its entry, where its output goes, and what it leaves outside.
 * `keepsPackages` leaves every npm package outside, for what only ever runs in the repository.
 * `folders` are read by more than imports (class names, globs), so a change in them rebuilds too.
 */
export const bundles = [
  { name: "main", entry: "electron/main.ts", output: "index.js", target: "node20", external: ["electron"] },
  {
    name: "preload",
    entry: "electron/preload.ts",
    output: "index.cjs",
    target: "node20",
    external: ["electron"],
  },
  {
    name: "engine",
    entry: "electron/engine/main.ts",
    output: "index.js",
    target: "node24",
    external: ["node-llama-cpp"],
  },
  {
    name: "store",
    entry: "electron/store/main.ts",
    output: "index.js",
    target: "node24",
    external: ["better-sqlite3-multiple-ciphers"],
  },
  { name: "ask", entry: "electron/ask.ts", output: "index.js", target: "node20", external: [] },
  {
    name: "render",
    entry: "electron/engine/render-main.ts",
    output: "index.js",
    target: "node20",
    external: [],
  },
  {
    name: "bench",
    entry: "test/bench/main.ts",
    output: "index.js",
    target: "node20",
    external: [],
    keepsPackages: true,
    optional: true,
  },
  {
    name: "goldens",
    entry: "test/goldens-runner/main.ts",
    output: "index.js",
    target: "node20",
    external: [],
    keepsPackages: true,
    optional: true,
  },
  {
    name: "renderer",
    entry: "renderer/index.html",
    output: "index.html",
    target: "chrome130",
    folders: ["renderer", "resources/locales"],
  },
];

/** The bundles that the window needs. */
export const appBundles = ["main", "preload", "engine", "store", "renderer"];

/** The bundles that a question asked from the command line needs. */
export const askBundles = ["ask", "engine", "store"];

/** The bundle of a name; an unknown name is a programming error. */
export function bundleNamed(name) {
  const bundle = bundles.find((candidate) => candidate.name === name);
  if (!bundle) throw new Error(`No bundle is called ${name}.`);
  return bundle;
}

/** The folder that a bundle is written to. */
export function outputFolder(bundle) {
  return inRepository("out", bundle.name);
}
