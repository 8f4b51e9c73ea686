import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { answered, chatWith, composer, say } from "../support/in-window.ts";
import { killWorkers, removeFolder } from "../support/running-app.ts";
import { dropFiles, openApp } from "../support/window.ts";
import type { OpenedApp } from "../support/window.ts";

let opened: OpenedApp;

beforeEach(async () => {
  opened = await openApp();
});
afterEach(async () => {
  await opened.close();
  removeFolder(opened.folder);
});

test("the engine is killed in the middle of an answer: text kept, one click to retry, the next message works", async () => {
  await chatWith(opened, "slowEndless");
  const { page } = opened;
  await say(page, "Go on");
  await page.getByText("round after round").first().waitFor();
  killWorkers("engine", opened.pid);
  await page.getByText("The engine stopped unexpectedly").first().waitFor();
  await page.getByText("round after round").first().waitFor();
  await opened.screenshot("engine-killed");

  await page.getByRole("button", { name: "Retry" }).click();
  await page.getByRole("button", { name: "Stop" }).waitFor();
  await page.getByText("round after round").first().waitFor();
  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByText("You stopped this answer").waitFor();
  await say(page, "And now?");
  await page.getByText("round after round").nth(1).waitFor();
  await page.keyboard.press("Escape");
  await page.getByText("You stopped this answer").nth(1).waitFor();
});

test("the whole app is killed in the middle of an answer: after the restart question and text are there", async () => {
  await chatWith(opened, "slowEndless");
  const { page, folder, electron } = opened;
  await say(page, "Will you remember this?");
  await page.getByText("round after round").first().waitFor();
  await page.waitForTimeout(600);
  const gone = new Promise((resolve) => electron.process().once("exit", resolve));
  process.kill(opened.pid, "SIGKILL");
  await gone;

  opened = await openApp({ folder });
  await opened.page.getByRole("navigation").getByText("Will you remember this?").click();
  await opened.page.getByText("This answer was interrupted. What was written is kept.").waitFor();
  expect(await opened.page.getByText("round after round").count()).toBeGreaterThan(0);
  await opened.screenshot("after-app-kill");
});

test("the store is killed: what comes after is saved all the same", async () => {
  await chatWith(opened, "plain");
  const { page } = opened;
  killWorkers("store", opened.pid);
  await say(page, "Still there?");
  await page.getByText("That was everything").waitFor();
  await answered(page);
  await page.getByRole("navigation").getByText("Still there?").waitFor();
});

test("a message that is longer than the context offers a choice", async () => {
  await chatWith(opened, "plain");
  const { page } = opened;
  await composer(page).fill("much too long ".repeat(400));
  await composer(page).press("Enter");
  await page.getByText("This conversation is longer than the context").waitFor();
  await opened.screenshot("context-full");
  await page.getByRole("button", { name: "Edit message" }).click();
  await page.getByRole("textbox", { name: "Edit your message" }).fill("short");
  await page.getByRole("log").getByRole("button", { name: "Send" }).click();
  await page.getByText("That was everything").waitFor();
});

test("a file that is not a model is refused in words", async () => {
  const { page } = opened;
  const path = join(opened.folder, "page.gguf");
  writeFileSync(path, "<!doctype html><title>Sign in</title>");
  await dropFiles(opened, [path]);
  await page.getByText("It is a web page, not a model.").first().waitFor();
  await opened.screenshot("refused-file");
});
