import { isBuiltin } from "node:module";
import { posix } from "node:path";
import { readSource } from "./imports.mjs";
import { isInside, isListed, layerOf, networkGlobals, networkModules } from "./layers.mjs";

const tableFile = "scripts/lib/layers.mjs";

/** The ways in which one source file breaks the table of layers, each as "file:line what is wrong and what to do". */
export function layerFaults(file, text, table) {
  const layer = layerOf(file, table);
  if (!layer) return [`${file}:1 lies in no layer. Add a row for its folder to ${tableFile}, or move it.`];
  const found = readSource(file, text, layer.network ? [] : networkGlobals);
  return found.flatMap((entry) => {
    const fault = entry.global ? globalFault(entry.global) : moduleFault(file, layer, entry);
    return fault ? [`${file}:${entry.line} ${fault}`] : [];
  });
}

function globalFault(name) {
  return `uses ${name}, but only electron/core/net-gate.ts may reach the network. Ask it through core instead.`;
}

function moduleFault(file, layer, { module, names }) {
  const bare = module.replace(/^node:/, "");
  if (!layer.network && (networkModules.includes(bare) || (module === "electron" && names.includes("net")))) {
    return globalFault(module === "electron" ? "Electron's net" : module);
  }
  if (module.startsWith("node:") || isBuiltin(module)) {
    return layer.node
      ? undefined
      : `imports ${module}, but ${layer.folder} may not use Node. Ask the main process.`;
  }
  const path = ownPath(file, module);
  return path === undefined ? packageFault(layer, module) : folderFault(file, layer, path);
}

function ownPath(file, module) {
  const plain = module.split("?")[0];
  if (plain.startsWith("#contract/")) return plain.replace("#contract/", "electron/contract/");
  if (plain.startsWith("#resources/")) return plain.slice(1);
  return plain.startsWith(".") ? posix.join(posix.dirname(file), plain) : undefined;
}

function packageFault(layer, module) {
  const parts = module.split("/");
  const name = parts.slice(0, module.startsWith("@") ? 2 : 1).join("/");
  if (isListed(name, layer.packages)) return undefined;
  return `imports the package ${name}, which ${layer.folder} may not use. Add it to that row of ${tableFile} only if it belongs there.`;
}

function folderFault(file, layer, path) {
  const own = ownFolder(file, layer);
  if (isInside(path, own) || layer.folders.some((folder) => isInside(path, folder))) return undefined;
  const isSibling = layer.siblings && isInside(path, layer.folder) && posix.basename(path) === layer.siblings;
  if (isSibling) return undefined;
  const also = layer.siblings ? [`another feature's ${layer.siblings}`] : [];
  const allowed = [...layer.folders, ...also].join(", ") || "nothing of ours";
  return `imports ${path}, but ${own} may import only itself and ${allowed}. Move the code to a layer that both may use.`;
}

function ownFolder(file, { folder }) {
  return folder.includes("*") ? file.split("/").slice(0, folder.split("/").length).join("/") : folder;
}
