import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answered, change, chatWith, say } from "../support/in-window.ts";
import { removeFolder } from "../support/running-app.ts";
import { accessibilityFaults, openApp } from "../support/window.ts";
import type { OpenedApp } from "../support/window.ts";

let opened: OpenedApp;

beforeAll(async () => {
  opened = await openApp();
  await chatWith(opened, "thinking");
  await say(opened.page, "How long is a piece of string?");
  await answered(opened.page);
});
afterAll(async () => {
  await opened.close();
  removeFolder(opened.folder);
});

const words = {
  en: { models: "Models", settings: "Settings", chat: "How long is a piece of string?" },
  "zh-Hans": { models: "模型", settings: "设置", chat: "How long is a piece of string?" },
} as const;

describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
  test.each(["en", "zh-Hans"] as const)(
    "every page in %s passes the accessibility check",
    async (language) => {
      const { page } = opened;
      await change(page, { theme, language });
      await page.locator(`html[lang="${language}"]`).waitFor();
      const sidebar = page.locator('[data-region="sidebar"]');
      for (const name of ["models", "settings", "chat"] as const) {
        await sidebar.getByText(words[language][name], { exact: true }).first().click();
        await page.waitForTimeout(400);
        await opened.screenshot(`${name}-${theme}-${language}`);
        expect(await accessibilityFaults(opened), `${name} ${theme} ${language}`).toEqual([]);
      }
    },
  );
});

test("nothing is cut off at 480 px or lost at 2560 px", async () => {
  const { page, electron } = opened;
  await change(page, { theme: "light", language: "en" });
  for (const width of [480, 1400]) {
    await electron.evaluate(
      ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setBounds({ width: size, height: 800 }),
      width,
    );
    await page.waitForTimeout(500);
    await opened.screenshot(`width-${width}`);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow, `${width}`).toBeLessThanOrEqual(0);
  }
});
