import { readFileSync, writeFileSync } from "node:fs";
import { inRepository } from "./lib/paths.mjs";
import { runScript, say } from "./lib/say.mjs";

const systems = { mac: "darwin", darwin: "darwin", win: "win32", win32: "win32", linux: "linux" };
const others = ["android", "freebsd", "netbsd", "openbsd", "sunos", "aix", "openharmony"];
const processors = ["x64", "arm64", "ia32", "riscv64", "ppc64", "s390x", "loong64", "mips64el", "wasm32"];

/**
 * npm leaves out of package-lock.json the optional packages that its registry does not carry, and `npm ci` then
 * refuses the file. Run this after `npm install` where the registry is a partial mirror: it names each of them at
 * the exact version that its parent asks for, and for its own platform only.
 */
await runScript(() => {
  const file = inRepository("package-lock.json");
  const lock = JSON.parse(readFileSync(file, "utf8"));
  const missing = missingPackages(lock.packages);
  const complete = { ...lock.packages, ...missing };
  const sorted = Object.fromEntries(
    Object.entries(complete).toSorted(([a], [b]) => a.localeCompare(b, "en")),
  );
  writeFileSync(file, `${JSON.stringify({ ...lock, packages: sorted }, null, 2)}\n`);
  say(`package-lock.json: ${Object.keys(missing).length} optional packages of other platforms were added.`);
});

function missingPackages(packages) {
  const missing = {};
  for (const [path, entry] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const nested = `${path}/node_modules/${name}`;
      const top = `node_modules/${name}`;
      if (nested in packages || top in packages || !/^\d/.test(version)) continue;
      const { cpu, libc, os } = platformOf(name);
      missing[top] = { version, cpu, dev: entry.dev, libc, optional: true, os };
    }
  }
  return missing;
}

function platformOf(name) {
  const words = name.split(/[-/]/);
  const known = words.find((word) => word in systems);
  const os = known ? systems[known] : words.find((word) => others.includes(word));
  const arch =
    words.includes("armv7l") || words.includes("arm")
      ? "arm"
      : words.find((word) => processors.includes(word));
  const libc = { musl: "musl", gnu: "glibc", musleabihf: "musl", gnueabihf: "glibc" }[words.at(-1)];
  return { cpu: arch && [arch], libc: libc && [libc], os: os && [os] };
}
