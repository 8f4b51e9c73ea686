import type { Driver } from "./driver.ts";
import { parseJson } from "./json.ts";

export interface StoredSettings {
  /** Without values that cannot be read. */
  read(): Readonly<Record<string, unknown>>;
  write(key: string, value: unknown): void;
  clear(): void;
}

export function createSettings(driver: Driver): StoredSettings {
  const all = driver.prepare<{ readonly key: string; readonly value: string }>("select * from setting");
  const put = driver.prepare("insert or replace into setting(key, value) values (?, ?)");
  const clear = driver.prepare("delete from setting");
  return {
    read: () => Object.fromEntries(all.all().flatMap(({ key, value }) => readable(key, value))),
    write: (key, value) => void put.run(key, JSON.stringify(value)),
    clear: () => void clear.run(),
  };
}

function readable(key: string, json: string): readonly (readonly [string, unknown])[] {
  const value = parseJson(json);
  return value === null && json !== "null" ? [] : [[key, value]];
}
