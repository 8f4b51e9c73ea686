const everyFolder = ["electron", "renderer", "resources", "scripts", "test"];
const contract = "electron/contract";
const rpc = "electron/rpc";
const words = ["resources/locales", "resources/licences"];
const pageFiles = ["ipc", "errors", "format", "i18n", "keys", "commands"].map(
  (name) => `renderer/${name}.ts`,
);
const markdownPackages = [
  "mdast-util-*",
  "micromark*",
  "hast-util-*",
  "mdast",
  "hast",
  "shiki",
  "@shikijs/*",
  "katex",
];
const viewPackages = ["react", "react-dom", "@base-ui/react", "lucide-react", "i18next", "react-i18next"];

/**
 * What each folder may import, and nothing else: the first row whose folder holds a file is that file's row.
 * `node` allows Node's own modules; `network` allows those that reach another machine.
 */
export const layers = [
  { folder: "electron/contract", folders: [], packages: ["zod"] },
  { folder: "electron/rpc", folders: [contract], packages: [], node: true },
  { folder: "electron/gguf", folders: [contract], packages: [], node: true },
  {
    folder: "electron/engine",
    folders: [contract, rpc, "electron/gguf"],
    packages: ["node-llama-cpp"],
    node: true,
  },
  {
    folder: "electron/store",
    folders: [contract, rpc],
    packages: ["better-sqlite3-multiple-ciphers"],
    node: true,
  },
  { folder: "electron/tools", folders: [contract], packages: ["zod"] },
  {
    folder: "electron/core/net-gate.ts",
    folders: [contract, "electron/core"],
    packages: [],
    node: true,
    network: true,
  },
  {
    folder: "electron/core",
    folders: [contract, rpc, "electron/gguf", "electron/tools", "resources"],
    packages: ["i18next", "zod"],
    node: true,
  },
  {
    folder: "electron/shell",
    folders: [contract, "electron/core", "resources"],
    packages: ["electron", "i18next", "zod"],
    node: true,
  },
  { folder: "electron/preload.ts", folders: [contract], packages: ["electron"] },
  {
    folder: "electron/main.ts",
    folders: [contract, rpc, "electron/core", "electron/gguf", "electron/shell", "electron/tools"],
    packages: ["electron"],
    node: true,
  },
  {
    folder: "electron/ask.ts",
    folders: [contract, "electron/core", ...words],
    packages: ["i18next"],
    node: true,
  },
  { folder: "renderer/ui", folders: [contract, "renderer/styles"], packages: viewPackages },
  {
    folder: "renderer/markdown",
    folders: [contract, "renderer/ui", "renderer/styles"],
    packages: [...viewPackages, ...markdownPackages],
  },
  { folder: "renderer/styles", folders: [], packages: ["tailwindcss", "@fontsource-variable/*", "katex"] },
  {
    folder: "renderer/chat",
    folders: [
      contract,
      "renderer/ui",
      "renderer/markdown",
      "renderer/styles",
      "renderer/models",
      "renderer/frame/store.ts",
      "renderer/settings/store.ts",
      ...pageFiles,
      ...words,
    ],
    packages: [...viewPackages, "zustand", "@tanstack/react-virtual"],
  },
  {
    folder: "renderer/*",
    folders: [contract, "renderer/ui", "renderer/markdown", "renderer/styles", ...pageFiles, ...words],
    siblings: "store.ts",
    packages: [...viewPackages, "zustand", "@tanstack/react-virtual"],
  },
  {
    folder: "renderer",
    folders: [contract, "renderer", ...words],
    packages: [...viewPackages, "zustand", "zod", "@fontsource-variable/*"],
  },
  { folder: "test", folders: everyFolder, packages: ["*"], node: true, network: true },
];

/** Node's modules that can reach another machine. */
export const networkModules = [
  "net",
  "http",
  "http2",
  "https",
  "tls",
  "dgram",
  "dns",
  "dns/promises",
  "undici",
];

/** Names that reach the network without an import. */
export const networkGlobals = ["fetch", "WebSocket", "EventSource", "XMLHttpRequest"];

/** The row for a file, given as its path from the repository's root. */
export function layerOf(file, table = layers) {
  return table.find(({ folder }) => isInside(file, folder));
}

/** True where a path lies in a folder, is that file, or matches a folder written with a `*`. */
export function isInside(path, folder) {
  if (!folder.includes("*")) return path === folder || path.startsWith(`${folder}/`);
  const parts = folder.split("/");
  const own = path.split("/");
  return own.length > parts.length && parts.every((part, i) => part === "*" || part === own[i]);
}

/** True where a package's name is on a list whose entries may end in a `*`. */
export function isListed(name, list) {
  return list.some((entry) => (entry.endsWith("*") ? name.startsWith(entry.slice(0, -1)) : entry === name));
}
