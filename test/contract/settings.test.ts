import { expect, test } from "vitest";
import { readSettings, settingChange, settingKeys, settingsTable } from "#contract/settings.ts";

test("every default passes its own schema", () => {
  for (const key of settingKeys) {
    expect(settingsTable[key].schema.safeParse(settingsTable[key].default).success).toBe(true);
  }
});

test("reading keeps what is valid and replaces the rest by defaults", () => {
  const settings = readSettings({ theme: "dark", contextSize: "much", temperature: 9, unknown: true });
  expect(settings.theme).toBe("dark");
  expect(settings.contextSize).toBe(settingsTable.contextSize.default);
  expect(settings.temperature).toBeNull();
  expect(settings).not.toHaveProperty("unknown");
});

test("a change is accepted only with a value its setting can have", () => {
  expect(settingChange.safeParse({ key: "theme", value: "dark" }).success).toBe(true);
  expect(settingChange.safeParse({ key: "theme", value: "pink" }).success).toBe(false);
  expect(settingChange.safeParse({ key: "temperature", value: null }).success).toBe(true);
  expect(settingChange.safeParse({ key: "nothing", value: 1 }).success).toBe(false);
});
