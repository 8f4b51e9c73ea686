// Stands in for Electron's own default app, which the fallback runtime lacks: `electron [-r module] path/to/app`.
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { app } from "electron";

const require = createRequire(import.meta.url);
const args = process.argv.slice(1);
let path;
while (args.length > 0 && path === undefined) {
  const argument = args.shift();
  if (argument === "-r" || argument === "--require") require(resolve(args.shift() ?? ""));
  else if (!argument.startsWith("-")) path = resolve(argument);
}
if (path === undefined) {
  console.error("Usage: electron [-r module] path/to/app");
  process.exit(1);
}
Object.defineProperty(process, "defaultApp", { value: true, enumerable: true });
const manifestPath = join(path, "package.json");
const manifest = existsSync(manifestPath) ? JSON.parse(readFileSync(manifestPath, "utf8")) : {};
if (manifest.version) app.setVersion(manifest.version);
if (manifest.productName ?? manifest.name) app.name = manifest.productName ?? manifest.name;
const entry = require.resolve(path);
app.setAppPath(existsSync(manifestPath) ? path : dirname(entry));
await import(pathToFileURL(entry).href);
