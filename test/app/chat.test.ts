import { afterAll, beforeAll, expect, test } from "vitest";
import { answered, chatWith, composer, say } from "../support/in-window.ts";
import { removeFolder } from "../support/running-app.ts";
import { openApp } from "../support/window.ts";
import type { OpenedApp } from "../support/window.ts";

let opened: OpenedApp;

beforeAll(async () => {
  opened = await openApp();
  await chatWith(opened, "plain");
});
afterAll(async () => {
  await opened.close();
  removeFolder(opened.folder);
});

test("answers again beside the first answer, and switches between them", async () => {
  const { page } = opened;
  await say(page, "What is a hearth?");
  await answered(page);
  await page.getByText("That was everything").hover();
  await page.getByRole("button", { name: "Answer again" }).click();
  await page.getByText("2 / 2").waitFor();
  await answered(page);
  await page.getByRole("button", { name: "Previous version" }).click();
  await page.getByText("1 / 2").waitFor();
});

test("an edited question keeps the first version", async () => {
  const { page } = opened;
  await page.getByRole("log").getByText("What is a hearth?").hover();
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  const field = page.getByRole("textbox", { name: "Edit your message" });
  await field.fill("What is a stove?");
  await page.getByRole("log").getByRole("button", { name: "Send" }).click();
  await page.getByRole("log").getByText("What is a stove?").waitFor();
  await answered(page);
  await page.getByRole("log").getByText("What is a stove?").hover();
  await page.getByText("2 / 2").waitFor();
});

test("is found by its contents, with what matches marked", async () => {
  const { page } = opened;
  await page.getByRole("searchbox", { name: "Search chats" }).fill("inference");
  const mark = page.locator("mark", { hasText: "inference" }).first();
  await mark.waitFor();
  await opened.screenshot("search");
  await mark.click();
  await page.getByRole("log").getByText("What is a stove?").waitFor();
  await page.getByRole("searchbox", { name: "Search chats" }).fill("");
});

test("a chat is renamed, deleted and brought back", async () => {
  const { page } = opened;
  await page.getByRole("navigation").getByText("What is a hearth?").click();
  await page.getByRole("button", { name: "More options for “What is a hearth?”" }).click();
  await page.getByRole("menuitem", { name: "Rename" }).click();
  const name = page.getByRole("textbox", { name: "Chat name" });
  await name.fill("Fireplaces");
  await name.press("Enter");
  await page.getByRole("navigation").getByText("Fireplaces").waitFor();
  await page.getByRole("button", { name: "More options for “Fireplaces”" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("navigation").getByText("Fireplaces").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("navigation").getByText("Fireplaces").click();
});

test("a draft waits in its chat while another is open", async () => {
  const { page } = opened;
  await composer(page).fill("half a thought");
  await page.getByRole("button", { name: "New chat" }).first().click();
  expect(await composer(page).inputValue()).toBe("");
  await page.getByRole("navigation").getByText("Fireplaces").click();
  expect(await composer(page).inputValue()).toBe("half a thought");
  await composer(page).fill("");
});

test("everything is within reach of the keyboard", async () => {
  const { page } = opened;
  await composer(page).focus();
  const reached = new Set<string>();
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press("Tab");
    reached.add(
      await page.evaluate(() => {
        const focused = document.activeElement;
        return focused?.getAttribute("aria-label") ?? focused?.textContent?.trim() ?? "";
      }),
    );
  }
  for (const name of ["New chat", "Search chats", "Models", "Settings", "Message"]) {
    expect(
      [...reached].some((each) => each.includes(name)),
      name,
    ).toBe(true);
  }
});
