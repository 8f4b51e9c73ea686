#!/usr/bin/env node
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseFpmArguments } from "./lib/fpm-arguments.mjs";

// electron-builder packs a .deb by calling fpm, which Debian does not offer: this does that one call with dpkg-deb.
process.exitCode = packDeb(parseFpmArguments(process.argv.slice(2)));

function packDeb(request) {
  const staging = mkdtempSync(join(tmpdir(), "hearth-deb-"));
  try {
    chmodSync(staging, 0o755);
    for (const mapping of request.mappings) copyInto(staging, mapping);
    const control = join(staging, "DEBIAN");
    const size = openFolders(staging);
    mkdirSync(control, { mode: 0o755 });
    writeFileSync(join(control, "control"), controlFile(request, size));
    for (const [name, source] of Object.entries(request.scripts)) {
      cpSync(source, join(control, name));
      chmodSync(join(control, name), 0o755);
    }
    const args = [`-Z${request.compression}`, "--root-owner-group", "--build", staging, request.output];
    return spawnSync("dpkg-deb", args, { stdio: "inherit" }).status ?? 1;
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

function copyInto(staging, { source, target }) {
  const path = join(staging, target);
  mkdirSync(dirname(path), { recursive: true });
  cpSync(source, path, { recursive: true, verbatimSymlinks: true });
  if (statSync(path).isFile()) chmodSync(path, 0o644);
}

/** Makes every folder readable for all users and gives the size of the whole in KiB. */
function openFolders(folder) {
  chmodSync(folder, 0o755);
  let size = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) size += openFolders(path);
    else if (entry.isFile()) size += Math.ceil(statSync(path).size / 1024);
  }
  return size;
}

function controlFile(request, size) {
  const [synopsis, ...lines] = request.description.trim().split("\n");
  const more = lines.map((line) => (line.trim() ? ` ${line.trim()}` : " ."));
  const fields = {
    Package: request.name,
    Version: request.version,
    Architecture: request.architecture,
    Maintainer: request.maintainer,
    "Installed-Size": String(size),
    Depends: request.depends.join(", "),
    Recommends: request.recommends.join(", "),
    Section: request.category,
    Priority: request.priority,
    Homepage: request.url,
    Description: [synopsis, ...more].join("\n"),
  };
  const filled = Object.entries(fields).filter(([, value]) => value);
  return filled.map(([key, value]) => `${key}: ${value}\n`).join("");
}
