import { readSettings, settingsTable } from "#contract/settings.ts";
import type { SettingKey, Settings } from "#contract/settings.ts";
import type { Emit } from "./emit.ts";
import type { StoreClient } from "./store-process.ts";

export interface SettingsKeeper {
  /** Defaults until the store has been read. */
  current(): Settings;
  /** Takes over what the store holds. */
  adopt(stored: Readonly<Record<string, unknown>>): void;
  change(input: { key: SettingKey; value?: unknown }): Promise<Settings>;
  reset(): Promise<Settings>;
  /** Hears every change, and the first reading. */
  onChange(listener: (settings: Settings) => void): void;
}

export function createSettings(store: StoreClient, emit: Emit): SettingsKeeper {
  const listeners: ((settings: Settings) => void)[] = [];
  let current = readSettings({});

  function tell(next: Settings): Settings {
    current = next;
    for (const listener of listeners) listener(next);
    emit("settings.changed", next);
    return next;
  }

  return {
    current: () => current,
    adopt: (stored) => void tell(readSettings(stored)),
    async change({ key, value }) {
      const parsed = settingsTable[key].schema.parse(value);
      await store.settings.write({ key, value: parsed });
      return tell({ ...current, [key]: parsed });
    },
    async reset() {
      await store.settings.clear();
      return tell(readSettings({}));
    },
    onChange: (listener) => void listeners.push(listener),
  };
}
