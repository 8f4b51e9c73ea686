import { readFileSync, rmSync } from "node:fs";
import { buildApp } from "./lib/build-app.mjs";
import { appBundles } from "./lib/bundles.mjs";
import { runProgram } from "./lib/command.mjs";
import { ensureElectron } from "./lib/electron-runtime.mjs";
import { ensurePackages } from "./lib/node-packages.mjs";
import { packageConfig } from "./lib/package-config.mjs";
import { printSizes, verifyPackage } from "./lib/package-report.mjs";
import { inRepository, root } from "./lib/paths.mjs";
import { PlainError, runScript, say } from "./lib/say.mjs";

/** `--dir` makes only the folder; `--e2e` lets a test drive the result through the inspector. */
await runScript(async (args) => {
  const onlyFolder = args.includes("--dir");
  await ensurePackages();
  await buildApp(appBundles);
  const electron = await ensureElectron();
  if (electron.fallback) {
    say(
      `Notice: this is a TEST BUILD. It carries the fallback Electron ${electron.version}, which is not for release.`,
    );
  }
  await runBuilder(electron, { e2e: args.includes("--e2e"), onlyFolder });
  if (process.platform !== "linux") return 0;
  const folder = inRepository("release/linux-unpacked");
  await verifyPackage(folder);
  if (!onlyFolder) await packTar(folder, electron);
  printSizes(folder);
  return 0;
});

async function runBuilder(electron, { e2e, onlyFolder }) {
  const { build } = await import("electron-builder");
  rmSync(inRepository("release"), { recursive: true, force: true });
  process.env.CUSTOM_FPM_PATH ??= inRepository("scripts/fpm-deb.mjs");
  process.env.CSC_IDENTITY_AUTO_DISCOVERY ??= "false";
  await build({
    projectDir: root,
    config: packageConfig(electron, { e2e }),
    publish: "never",
    ...(process.platform === "linux" ? { linux: onlyFolder ? ["dir"] : ["deb"] } : {}),
    // One Mac installs the workers' Node for its own processor only: the other one's package is made on the other.
    ...(process.platform === "darwin" ? { mac: ["dmg"], [process.arch]: true } : {}),
    dir: onlyFolder,
  });
}

/** tar makes the same archive as electron-builder's 7-Zip in a sixth of its time. */
async function packTar(folder, electron) {
  const { name, version } = JSON.parse(readFileSync(inRepository("package.json"), "utf8"));
  const title = `${name}-${version}${electron.fallback ? "-test" : ""}-linux-${process.arch}`;
  const file = inRepository(`release/${title}.tar.gz`);
  const rename = `--transform=s,^linux-unpacked,${title},`;
  const args = [
    "-czf",
    file,
    "--owner=0",
    "--group=0",
    rename,
    "-C",
    inRepository("release"),
    "linux-unpacked",
  ];
  if ((await runProgram("tar", args)) !== 0) throw new PlainError("tar could not make the archive.");
  say(`Made ${file}.`);
}
