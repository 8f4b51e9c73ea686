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

test.each([480, 1400, 2560])(
  "at %i px nothing is cut off, and lines stay short enough to read",
  async (width) => {
    const { page } = opened;
    await change(page, { theme: "light", language: "en" });
    await page.setViewportSize({ width, height: 800 });
    await openChat(opened);
    await page.waitForTimeout(500);
    await opened.screenshot(`width-${width}`);
    const seen = await page.evaluate(() => {
      const column = document.querySelector("main [role=log]")?.getBoundingClientRect();
      const main = document.querySelector("main")?.getBoundingClientRect();
      const widest = 45 * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const isOutside = (element: Element): boolean => {
        const { left, right, width: size } = element.getBoundingClientRect();
        return size > 0 && (left < -1 || right > innerWidth + 1);
      };
      return {
        width: innerWidth,
        overflow: document.documentElement.scrollWidth - innerWidth,
        outside: [...document.querySelectorAll("main *")].filter(isOutside).map((each) => each.outerHTML),
        column: column?.width ?? 0,
        widest,
        offCentre: Math.abs(centre(column) - centre(main)),
      };

      function centre(box: DOMRect | undefined): number {
        return box === undefined ? Number.NaN : (box.left + box.right) / 2;
      }
    });
    expect(seen).toMatchObject({ width, overflow: 0, outside: [] });
    expect(seen.column).toBeLessThanOrEqual(seen.widest);
    expect(seen.column).toBeGreaterThan(Math.min(width, seen.widest) * 0.9);
    expect(seen.offCentre).toBeLessThan(2);
  },
);

/** By the list of chats, which a narrow window hides behind a button. */
async function openChat({ page }: OpenedApp): Promise<void> {
  const toggle = page.getByRole("button", { name: "Show sidebar" });
  if (await toggle.isVisible()) await toggle.click();
  await page.getByRole("navigation").getByText(words.en.chat).click();
  await page.getByRole("log").waitFor();
}
