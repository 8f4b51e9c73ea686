import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writePreset } from "../support/gguf/presets.ts";
import { answered, change, composer, say } from "../support/in-window.ts";
import { removeFolder } from "../support/running-app.ts";
import { accessibilityFaults, dropFiles, openApp } from "../support/window.ts";
import type { OpenedApp } from "../support/window.ts";

let opened: OpenedApp;
const script = `<tool_call>calculate<arg_key>expression</arg_key><arg_value>6 * 7</arg_value></tool_call>`;

beforeAll(async () => {
  opened = await openApp();
  const path = join(opened.folder, "tools.gguf");
  const thinking = "A product is asked for. The calculator knows it exactly.";
  await writePreset(path, "toolCall", { script, thinking, name: "GLM-like test model" });
  await change(opened.page, { threads: 1, contextSize: 4096 });
  await dropFiles(opened, [path]);
  await opened.page.getByRole("button", { name: "Load and start chatting" }).click();
  await composer(opened.page).waitFor();
});
afterAll(async () => {
  await opened.close();
  removeFolder(opened.folder);
});

test("a model thinks, calls a tool, reads its result and answers", async () => {
  const { page } = opened;
  await page.getByRole("button", { name: "Tools" }).click();
  await say(page, "What is 6 times 7?");
  await page.getByText("It is sunny in Beijing, 21 degrees.").waitFor();
  await answered(page);
  const card = page.getByRole("button", { name: /Calculator/ });
  expect(await card.textContent()).toContain("42");
  await card.click();
  await opened.screenshot("tool-card");
  expect(await accessibilityFaults(opened)).toEqual([]);
});

test("what the model sees can be looked at, with the format's own tokens marked", async () => {
  const { page } = opened;
  await page.getByRole("log").getByText("What is 6 times 7?").hover();
  await page.getByRole("button", { name: "What the model sees" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("What is 6 times 7?").waitFor();
  await opened.screenshot("prompt-view");
  await change(page, { theme: "dark", language: "zh-Hans" });
  await page.waitForTimeout(500);
  await opened.screenshot("prompt-view-dark-zh");
  await page.keyboard.press("Escape");
});
