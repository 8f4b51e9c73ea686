import { capture, runProgram } from "./command.mjs";
import { PlainError, say } from "./say.mjs";

/** From lists of alternative names, the one of each that this Debian or Ubuntu release offers. */
export function debianPackages(alternatives) {
  const names = alternatives.map((options) => options.find(isOffered) ?? options.at(-1));
  return [...new Set(names)].toSorted();
}

/** Installs packages with apt-get when root, else says which command to run. */
export async function installDebianPackages(names) {
  if (process.getuid?.() !== 0) {
    throw new PlainError(
      "Some system packages are missing, and installing them needs root. Please run:",
      `  sudo apt-get install -y ${names.join(" ")}`,
      "and then this command again.",
    );
  }
  say(`Installing system packages: ${names.join(", ")} ...`);
  await aptGet(["update"]);
  if ((await aptGet(["install", "-y", "--no-install-recommends", ...names])) !== 0) {
    throw new PlainError(`apt-get could not install ${names.join(" ")}; its own lines above say why.`);
  }
}

function isOffered(name) {
  const policy = capture("apt-cache", ["policy", name]) ?? "";
  return policy.includes("Candidate:") && !policy.includes("Candidate: (none)");
}

function aptGet(args) {
  const options = {
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    stdio: ["ignore", "ignore", "inherit"],
  };
  return runProgram("apt-get", ["-qq", ...args], options);
}
