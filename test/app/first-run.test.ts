import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writePreset } from "../support/gguf/presets.ts";
import { removeFolder } from "../support/running-app.ts";
import { accessibilityFaults, dropFiles, openApp } from "../support/window.ts";
import type { OpenedApp } from "../support/window.ts";

let opened: OpenedApp;

beforeEach(async () => {
  opened = await openApp();
});
afterEach(async () => {
  await opened.close();
  removeFolder(opened.folder);
});

test("from an empty start to a first answer, and everything is there again", async () => {
  const { page, folder } = opened;
  await page.getByRole("heading", { name: "Bring a model. It stays on this computer." }).waitFor();
  expect(await accessibilityFaults(opened)).toEqual([]);
  await opened.screenshot("welcome");

  const path = join(folder, "first.gguf");
  await writePreset(path, "plain");
  await dropFiles(opened, [path]);
  await page.getByRole("button", { name: /start chatting/i }).click();
  const composer = page.getByRole("textbox", { name: /message/i });
  await composer.fill("Hello, who are you?");
  await composer.press("Enter");
  await page.getByText("That was everything").waitFor();
  await page.getByRole("button", { name: /^Send/ }).waitFor();
  expect(await accessibilityFaults(opened)).toEqual([]);
  await opened.screenshot("first-answer");

  await opened.close();
  opened = await openApp({ folder });
  await opened.page.getByRole("navigation").getByText("Hello, who are you?").click();
  await opened.page.getByText("That was everything").waitFor();
});
