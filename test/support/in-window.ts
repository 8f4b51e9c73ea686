import { join } from "node:path";
import type { Page } from "playwright-core";
import { writePreset } from "./gguf/presets.ts";
import type { PresetName } from "./gguf/presets.ts";
import type { OpenedWindow } from "./window.ts";
import { dropFiles } from "./window.ts";

interface PageBridge {
  call(name: string, input?: unknown): Promise<{ readonly ok: boolean; readonly value?: unknown }>;
}

/** Asks main as the page does. Fails when the call is refused. */
export async function ask(page: Page, name: string, input?: unknown): Promise<unknown> {
  const reply = await page.evaluate(
    ([call, value]) => {
      const { hearth } = globalThis as unknown as { hearth: PageBridge };
      return hearth.call(call, value);
    },
    [name, input] as const,
  );
  if (!reply.ok) throw new Error(JSON.stringify(reply));
  return reply.value;
}

export async function change(page: Page, settings: Readonly<Record<string, unknown>>): Promise<void> {
  for (const [key, value] of Object.entries(settings)) await ask(page, "settings.change", { key, value });
}

/** Drops a scripted model on the window and starts chatting with it. */
export async function chatWith(opened: OpenedWindow, preset: PresetName): Promise<void> {
  const { page, folder } = opened;
  await change(page, { threads: 1, contextSize: 4096 });
  const path = join(folder, `${preset}.gguf`);
  await writePreset(path, preset);
  await dropFiles(opened, [path]);
  await page.getByRole("button", { name: "Load and start chatting" }).click();
  await composer(page).waitFor();
}

export function composer(page: Page) {
  return page.getByRole("textbox", { name: "Message" });
}

export async function say(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await composer(page).press("Enter");
}

/** Resolves when no answer is being written any more. */
export async function answered(page: Page): Promise<void> {
  await page.locator("main [role=log][aria-busy=false]").waitFor();
  await page.getByRole("button", { name: "Send" }).waitFor();
}
