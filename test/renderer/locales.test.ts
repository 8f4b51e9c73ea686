import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { errorCodes } from "#contract/errors.ts";
import { settingKeys, settingsTable } from "#contract/settings.ts";
import type { Control } from "#contract/settings.ts";
import chinese from "#resources/locales/zh-Hans.json";
import english from "#resources/locales/en.json";
import { commands } from "../../renderer/commands.ts";

/** Where a key is put together while the app runs; what follows the prefix is a name in quotes somewhere. */
const prefixes = [
  "app.menu.",
  "chat.groups.",
  "chat.live.",
  "device.backends.",
  "device.rejections.",
  "fileFormats.",
  "fileProblems.",
  "models.kinds.",
  "models.memory.",
  "models.warnings.",
  "picker.states.",
  "settings.sectionHints.",
  "settings.sections.",
] as const;

/** Keys that are made from a list of the contract, or handed on as a whole. */
const fromLists = new Set([
  ...errorCodes.flatMap((code) =>
    ["title", "detail", "also", "next"].map((part) => `errors.${code}.${part}`),
  ),
  ...settingKeys.flatMap(settingTexts),
  ...commands.map(({ title }): string => title),
  ...Object.keys(english.ui).map((name) => `ui.${name}`),
]);

type Texts = ReadonlyMap<string, string>;

const texts = { en: leaves(english), "zh-Hans": leaves(chinese) };

describe("locales", () => {
  it("have the same keys in both languages", () => {
    expect(keysOf(texts["zh-Hans"])).toEqual(keysOf(texts.en));
  });

  it("name the same placeholders", () => {
    const differing = [...texts.en].filter(([key, text]) => {
      const other = texts["zh-Hans"].get(key);
      if (key.endsWith("_one")) return false;
      return other !== undefined && placeholders(text).join() !== placeholders(other).join();
    });
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it("leave no text empty", () => {
    const empty = Object.values(texts).flatMap((all) => [...all].filter(([, text]) => text.trim() === ""));
    expect(empty).toEqual([]);
  });

  it("punctuate Chinese with full-width marks", () => {
    const halfWidth = [...texts["zh-Hans"]].filter(([, text]) =>
      /\p{Script=Han}[,;:!?()]|[,;!?]\p{Script=Han}/u.test(text),
    );
    expect(halfWidth).toEqual([]);
  });

  it.each(Object.entries(texts))("say what happened and what to do for every error in %s", (_, all) => {
    const missing = errorCodes.flatMap((code) =>
      ["title", "next"].map((part) => `errors.${code}.${part}`).filter((key) => !all.has(key)),
    );
    expect(missing).toEqual([]);
  });

  it.each(Object.entries(texts))("name every setting and each of its options in %s", (_, all) => {
    const missing = settingKeys.flatMap(settingTexts).filter((key) => !all.has(key));
    expect(missing).toEqual([]);
  });

  it("have no text that nothing shows", () => {
    const code = [...sources("renderer"), ...sources("electron")].join("\n");
    const quoted = new Set([...code.matchAll(/(["'`])([\w.-]+)\1/g)].map((match) => match[2] ?? ""));
    const isUsed = (key: string): boolean =>
      quoted.has(key) ||
      fromLists.has(key) ||
      prefixes.some((prefix) => key.startsWith(prefix) && quoted.has(key.slice(prefix.length)));
    expect(keysOf(texts.en).filter((key) => !isUsed(key))).toEqual([]);
    expect(prefixes.filter((prefix) => !code.includes(`${prefix}\${`))).toEqual([]);
  });

  it("have one form of a counted text in Chinese, which has no others", () => {
    expect([...texts["zh-Hans"].keys()].filter((key) => key.endsWith("_one"))).toEqual([]);
  });

  it("name every command that the native menu can send", () => {
    const missing = commands.map(({ title }) => title).filter((key) => !texts.en.has(key));
    expect(missing).toEqual([]);
  });
});

function settingTexts(key: (typeof settingKeys)[number]): readonly string[] {
  const control: Control = settingsTable[key].control;
  const options = control.kind === "choice" ? control.options.map((option) => `options.${option}`) : [];
  return ["label", "hint", ...options].map((part) => `settings.${key}.${part}`);
}

function sources(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(folder, name), "utf8"));
}

/** Chinese has one plural form, so the forms of a text count as one key. */
function keysOf(all: Texts): readonly string[] {
  return [...new Set([...all.keys()].map((key) => key.replace(/_(one|other)$/, "")))].sort();
}

function placeholders(text: string): readonly string[] {
  return [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map((match) => match[1] ?? "").sort();
}

function leaves(tree: object, path = ""): Texts {
  const entries = Object.entries(tree).flatMap(([key, value]: [string, unknown]) => {
    const here = path === "" ? key : `${path}.${key}`;
    return typeof value === "object" && value !== null
      ? [...leaves(value, here)]
      : [[here, String(value)] as const];
  });
  return new Map(entries);
}
