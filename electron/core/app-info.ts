import { readFileSync } from "node:fs";
import type { AppInfo, Licence } from "#contract/ipc.ts";
import { readJson } from "./atomic-file.ts";

/** What the composition root knows about the app around the core. */
export interface AppFacts {
  readonly version: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly dataFolder: string;
  readonly systemLocale: string;
  /** The list that the build collects of everything shipped; null when it was not built. */
  readonly licencesPath: string | null;
}

export function platformName(): AppInfo["platform"] {
  const { platform } = process;
  return platform === "darwin" || platform === "win32" ? platform : "linux";
}

/** Every component that ships, with its licence text. */
export function readLicences(path: string | null): readonly Licence[] {
  const list = path === null ? null : readJson(path);
  return Array.isArray(list) ? (list as readonly Licence[]) : [];
}

export function readVersion(packagePath: string): string {
  const { version } = JSON.parse(readFileSync(packagePath, "utf8")) as { version: string };
  return version;
}
