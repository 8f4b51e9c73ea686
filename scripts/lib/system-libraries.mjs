import { existsSync } from "node:fs";
import { debianPackages, installDebianPackages } from "./debian.mjs";
import { capture, findProgram } from "./command.mjs";
import { PlainError, say } from "./say.mjs";

/** Which package carries each library that Electron links to; a newer release's name comes before the older one. */
const carriers = {
  "libX11.so.6": ["libx11-6"],
  "libXcomposite.so.1": ["libxcomposite1"],
  "libXdamage.so.1": ["libxdamage1"],
  "libXext.so.6": ["libxext6"],
  "libXfixes.so.3": ["libxfixes3"],
  "libXrandr.so.2": ["libxrandr2"],
  "libasound.so.2": ["libasound2t64", "libasound2"],
  "libatk-1.0.so.0": ["libatk1.0-0t64", "libatk1.0-0"],
  "libatk-bridge-2.0.so.0": ["libatk-bridge2.0-0t64", "libatk-bridge2.0-0"],
  "libatspi.so.0": ["libatspi2.0-0t64", "libatspi2.0-0"],
  "libcairo.so.2": ["libcairo2"],
  "libcups.so.2": ["libcups2t64", "libcups2"],
  "libdbus-1.so.3": ["libdbus-1-3"],
  "libdrm.so.2": ["libdrm2"],
  "libexpat.so.1": ["libexpat1"],
  "libgbm.so.1": ["libgbm1"],
  "libgio-2.0.so.0": ["libglib2.0-0t64", "libglib2.0-0"],
  "libglib-2.0.so.0": ["libglib2.0-0t64", "libglib2.0-0"],
  "libgobject-2.0.so.0": ["libglib2.0-0t64", "libglib2.0-0"],
  "libgtk-3.so.0": ["libgtk-3-0t64", "libgtk-3-0"],
  "libnspr4.so": ["libnspr4"],
  "libnss3.so": ["libnss3"],
  "libnssutil3.so": ["libnss3"],
  "libpango-1.0.so.0": ["libpango-1.0-0"],
  "libsmime3.so": ["libnss3"],
  "libudev.so.1": ["libudev1"],
  "libxcb.so.1": ["libxcb1"],
  "libxkbcommon.so.0": ["libxkbcommon0"],
};

const softwareVulkan = [
  "/usr/share/vulkan/icd.d/lvp_icd.x86_64.json",
  "/usr/share/vulkan/icd.d/lvp_icd.aarch64.json",
  "/usr/share/vulkan/icd.d/lvp_icd.json",
];

/**
 * Sees to the system libraries that an Electron binary needs, and to what else the caller names:
 * a virtual display, or a Vulkan device in software, which the tests of the GPU path run on.
 */
export async function ensureSystemLibraries({ executable, virtualDisplay = false, vulkan = false }) {
  if (process.platform !== "linux") return;
  const missing = missingLibraries(executable);
  const wanted = missing.map((library) => carriers[library] ?? [library]);
  if (virtualDisplay && !findProgram("Xvfb")) wanted.push(["xvfb"]);
  if (vulkan && !hasSoftwareVulkan()) wanted.push(...vulkanPackages());
  if (wanted.length === 0) return;
  const unknown = missing.filter((library) => !carriers[library]);
  if (unknown.length > 0 || !findProgram("apt-get")) throw handWork(missing, virtualDisplay);
  await installDebianPackages(debianPackages(wanted));
}

/** Nobody needs a graphics driver in software but the tests, so without the right to install it they are skipped. */
function vulkanPackages() {
  if (findProgram("apt-get") && process.getuid?.() === 0) return [["mesa-vulkan-drivers"], ["libvulkan1"]];
  say("Notice: the tests of the graphics path are skipped: there is no Vulkan device in software here.");
  say("To run them on Debian or Ubuntu: sudo apt-get install -y mesa-vulkan-drivers libvulkan1");
  return [];
}

/** True where the Vulkan driver that runs on the CPU is installed. */
export function hasSoftwareVulkan() {
  return softwareVulkan.some((path) => existsSync(path));
}

function missingLibraries(executable) {
  const lines = (capture("ldd", [executable]) ?? "").split("\n");
  return lines.filter((line) => line.includes("not found")).map((line) => line.trim().split(" ")[0]);
}

function handWork(missing, virtualDisplay) {
  return new PlainError(
    "This system lacks something that Hearth's window needs, and only Debian and Ubuntu are set up automatically.",
    missing.length > 0
      ? `Missing libraries: ${missing.join(", ")}.`
      : "All of Electron's libraries are there.",
    virtualDisplay ? "Xvfb, a virtual display, is needed too where there is no screen." : "",
    "Install them with your system's package manager and run the command again.",
  );
}
