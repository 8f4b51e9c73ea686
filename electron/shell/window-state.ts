import { screen } from "electron";
import type { BrowserWindow } from "electron";
import { join } from "node:path";
import { z } from "zod";
import { readJson, writeFileAtomically } from "../core/atomic-file.ts";

const side = z.number().int().min(320).max(20_000);

const windowState = z.object({
  bounds: z
    .object({ x: z.number().int().optional(), y: z.number().int().optional(), width: side, height: side })
    .catch({ width: 1180, height: 800 }),
  maximized: z.boolean().catch(false),
  theme: z.enum(["system", "light", "dark"]).catch("system"),
});

/** How the window was left. The theme is kept too, so that the first frame already has it. */
export type WindowState = Readonly<z.infer<typeof windowState>>;

export interface WindowStateFile {
  read(): WindowState;
  /** Follows the window's size and place until it closes. */
  follow(window: BrowserWindow): void;
  rememberTheme(theme: WindowState["theme"]): void;
}

export function windowStateFile(dataFolder: string): WindowStateFile {
  const path = join(dataFolder, "window.json");
  let state = windowState.catch(windowState.parse({})).parse(readJson(path));
  let timer: NodeJS.Timeout | null = null;

  function change(next: Partial<WindowState>): void {
    state = { ...state, ...next };
    timer ??= setTimeout(save, 400);
  }

  function save(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    try {
      writeFileAtomically(path, JSON.stringify(state));
    } catch {
      // A full disk costs the window its place, nothing more.
    }
  }

  return {
    read: () => ({ ...state, bounds: onScreen(state.bounds) }),
    follow(window) {
      const remember = (): void =>
        change({ maximized: window.isMaximized(), bounds: window.getNormalBounds() });
      window.on("resize", remember);
      window.on("move", remember);
      window.on("close", () => {
        remember();
        save();
      });
    },
    rememberTheme: (theme) => change({ theme }),
  };
}

/** The remembered place, unless its screen is gone; then only the size. */
function onScreen(bounds: WindowState["bounds"]): WindowState["bounds"] {
  const { x, y, width, height } = bounds;
  if (x === undefined || y === undefined) return { width, height };
  const { workArea } = screen.getDisplayMatching({ x, y, width, height });
  const visible =
    x < workArea.x + workArea.width &&
    x + width > workArea.x &&
    y < workArea.y + workArea.height &&
    y >= workArea.y - 8;
  return visible ? bounds : { width, height };
}
