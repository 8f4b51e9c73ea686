import { Menu } from "electron";
import type { BrowserWindow, MenuItemConstructorOptions } from "electron";
import type { Emit } from "../core/emit.ts";
import type { Texts } from "../core/texts.ts";

export interface MenuDeps {
  readonly text: Texts;
  readonly emit: Emit;
  readonly window: () => BrowserWindow | null;
}

type Item = MenuItemConstructorOptions;

const isMac = process.platform === "darwin";

/** The application menu. Commands run in the window, which knows them by name (`renderer/commands.ts`). */
export function showMenu(deps: MenuDeps): void {
  const { text } = deps;
  const menus: Item[] = [
    { label: text("app.menu.file"), submenu: fileItems(deps) },
    { label: text("app.menu.edit"), submenu: editItems(deps) },
    { label: text("app.menu.view"), submenu: viewItems(deps) },
    ...(isMac ? [{ label: text("app.menu.window"), role: "windowMenu" } as const] : []),
    { label: text("app.menu.help"), role: "help", submenu: helpItems(deps) },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(isMac ? [macMenu(deps), ...menus] : menus));
}

function command(deps: MenuDeps, name: string, accelerator?: string): Item {
  return {
    label: deps.text(`app.menu.${name}`),
    accelerator,
    // Elsewhere the page's own key handler runs the command; the menu only shows the key.
    registerAccelerator: isMac,
    click: () => {
      deps.window()?.show();
      deps.emit("command", { name });
    },
  };
}

function fileItems(deps: MenuDeps): Item[] {
  const quit: Item = { label: deps.text("app.menu.quit"), role: "quit" };
  const elsewhere: Item[] = [
    { type: "separator" },
    command(deps, "settings", "CommandOrControl+,"),
    { type: "separator" },
    quit,
  ];
  return [
    command(deps, "newChat", "CommandOrControl+N"),
    { type: "separator" },
    command(deps, "addModelFiles", "CommandOrControl+O"),
    command(deps, "addModelFolder"),
    ...(isMac ? [] : elsewhere),
  ];
}

function editItems({ text }: MenuDeps): Item[] {
  const roles = ["undo", "redo", null, "cut", "copy", "paste", "selectAll"] as const;
  return roles.map((role) =>
    role === null ? { type: "separator" } : { label: text(`app.menu.${role}`), role },
  );
}

function viewItems(deps: MenuDeps): Item[] {
  const { text } = deps;
  return [
    command(deps, "toggleSidebar", "CommandOrControl+B"),
    command(deps, "searchChats", "CommandOrControl+K"),
    command(deps, "pickModel", "CommandOrControl+L"),
    { type: "separator" },
    { label: text("app.menu.zoomIn"), role: "zoomIn" },
    { label: text("app.menu.zoomOut"), role: "zoomOut" },
    { label: text("app.menu.resetZoom"), role: "resetZoom" },
    { type: "separator" },
    { label: text("app.menu.fullScreen"), role: "togglefullscreen" },
  ];
}

function helpItems(deps: MenuDeps): Item[] {
  const shortcuts = command(deps, "shortcuts", "CommandOrControl+/");
  return isMac ? [shortcuts] : [shortcuts, command(deps, "about")];
}

function macMenu(deps: MenuDeps): Item {
  const { text } = deps;
  return {
    label: "Hearth",
    submenu: [
      command(deps, "about"),
      { type: "separator" },
      command(deps, "settings", "CommandOrControl+,"),
      { type: "separator" },
      { label: text("app.menu.services"), role: "services" },
      { type: "separator" },
      { label: text("app.menu.hide"), role: "hide" },
      { label: text("app.menu.hideOthers"), role: "hideOthers" },
      { label: text("app.menu.showAll"), role: "unhide" },
      { type: "separator" },
      { label: text("app.menu.quit"), role: "quit" },
    ],
  };
}
