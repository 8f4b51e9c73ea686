import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { PlainError } from "./say.mjs";

/**
 * What electron-builder.yml cannot say because it depends on the machine. A package made with the fallback Electron,
 * or one that a test may drive through the inspector (`e2e`), is a test build and is named so.
 */
export function packageConfig(electron, { e2e }) {
  const mark = electron.fallback || e2e ? "-test" : "";
  return {
    artifactName: `\${name}-\${version}${mark}-\${os}-\${arch}.\${ext}`,
    electronVersion: electron.version,
    // A Mac makes packages for two processors, and the Electron at hand is for one.
    ...(process.platform === "darwin" ? {} : { electronDist: electron.dist }),
    electronFuses: { enableNodeCliInspectArguments: e2e },
    afterExtract: dropDefaultApp,
    afterPack: requireNode,
  };
}

async function dropDefaultApp({ appOutDir }) {
  rmSync(join(appOutDir, "resources/app"), { recursive: true, force: true });
}

/** electron-builder only warns about a resource that is missing, and the app would start without its workers. */
async function requireNode({ appOutDir, packager }) {
  const resources = packager.getResourcesDir(appOutDir);
  const name = packager.platform.nodeName === "win32" ? "node.exe" : "node";
  if (existsSync(join(resources, name))) return;
  throw new PlainError(
    `The package would lack the Node that runs Hearth's workers: ${join(resources, name)} is missing.`,
    "Its npm package is an optional dependency of the platform that is packaged: run `npm ci` on that platform.",
  );
}
