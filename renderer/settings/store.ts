import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { EngineStatus } from "#contract/engine-status.ts";
import type { SettingKey, Settings } from "#contract/settings.ts";
import { api } from "../ipc.ts";

/** The settings as main told them; null until it has. */
export interface SettingsState {
  readonly settings: Settings | null;
  /** As they were when the model in memory was loaded; null while there is none. */
  readonly atLoad: Settings | null;
}

export const settingsStore = createStore<SettingsState>(() => ({ settings: null, atLoad: null }));

/** One setting, or undefined before main has answered. */
export function useSetting<K extends SettingKey>(key: K): Settings[K] | undefined {
  return useStore(settingsStore, ({ settings }) => settings?.[key]);
}

export async function loadSettings(): Promise<void> {
  showSettings(await api.settings.read());
}

export async function changeSetting<K extends SettingKey>(key: K, value: Settings[K]): Promise<void> {
  showSettings(await api.settings.change({ key, value }));
}

export async function resetSettings(): Promise<void> {
  showSettings(await api.settings.reset());
}

/** Takes over what main says, and applies the text size to the window. */
export function showSettings(settings: Settings): void {
  settingsStore.setState({ settings });
  document.documentElement.dataset["textSize"] = settings.textSize;
}

/** Remembers what a model is loaded with; to be told of every change of the engine. */
export function followEngine(before: EngineStatus, now: EngineStatus): void {
  const isOn = now.state === "loading" || now.state === "ready";
  if (!isOn) settingsStore.setState({ atLoad: null });
  if (isOn && before.state !== "loading" && before.state !== "ready") rememberSettings();
  if (now.state === "loading" && before.state === "ready") rememberSettings();
}

function rememberSettings(): void {
  settingsStore.setState(({ settings }) => ({ atLoad: settings }));
}
