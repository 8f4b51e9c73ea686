import type { Settings } from "#contract/settings.ts";

export type Language = "en" | "zh-Hans";

/** The language to speak: the one chosen, else the system's when it is one of ours. */
export function languageOf(setting: Settings["language"], systemLocale: string): Language {
  if (setting !== "system") return setting;
  return systemLocale.toLowerCase().startsWith("zh") ? "zh-Hans" : "en";
}
