import { app } from "electron";
import { join } from "node:path";
import { findNode } from "../core/node-binary.ts";

const root = app.getAppPath();

/** Plain Node cannot read inside an archive, so what the workers run is unpacked beside it. */
const unpacked = root.replace(/app\.asar$/, "app.asar.unpacked");

/** Where the built parts of the app lie, in a checkout and in a package. */
export const layout = {
  page: join(root, "out", "renderer"),
  preload: join(root, "out", "preload", "index.cjs"),
  licences: join(root, "out", "licences.json"),
  icon: join(root, "resources", "icons", "512x512.png"),
  workers: () => ({
    node: findNode(app.isPackaged ? process.resourcesPath : null),
    engine: join(unpacked, "out", "engine", "index.js"),
    store: join(unpacked, "out", "store", "index.js"),
  }),
} as const;
