import { writeFileSync } from "node:fs";
import type { BrowserWindow } from "electron";

/** Resolves when the page has drawn itself with its fonts. */
const settled = `new Promise((resolve) => {
  const look = () => document.querySelector("main") === null
    ? setTimeout(look, 50)
    : document.fonts.ready.then(() => setTimeout(resolve, 600));
  look();
})`;

/** Saves what the window shows as a PNG. */
export async function saveScreenshot(window: BrowserWindow, file: string): Promise<void> {
  await window.webContents.executeJavaScript(settled);
  const image = await window.webContents.capturePage();
  writeFileSync(file, image.toPNG());
}
