import type { AddedPath } from "#contract/model.ts";
import { focusComposer, startNewChat } from "./chat/store.ts";
import { attempt } from "./errors.ts";
import { focusNextRegion } from "./frame/regions.ts";
import { focusSearch, setPickerOpen, showDialog, showPage, toggleSidebar } from "./frame/store.ts";
import { api } from "./ipc.ts";
import { isPressed } from "./keys.ts";
import type { Keys } from "./keys.ts";
import { announceAdded } from "./models/added.ts";
import { loadedModel, modelsStore, pickFiles, pickFolder } from "./models/store.ts";

/** Something the person can do from anywhere: the native menu, the keys and the shortcut sheet all read this. */
export interface Command {
  readonly name: string;
  readonly group: "chats" | "models" | "window";
  readonly title: `commands.${CommandTitle}`;
  /** The first is shown; the others are what people know from elsewhere. */
  readonly keys: readonly Keys[];
  /** Absent: always. */
  readonly when?: () => boolean;
  readonly run: () => void;
}

type CommandTitle =
  | "newChat"
  | "searchChats"
  | "focusComposer"
  | "pickModel"
  | "unloadModel"
  | "addModelFiles"
  | "addModelFolder"
  | "models"
  | "toggleSidebar"
  | "settings"
  | "shortcuts"
  | "about"
  | "nextRegion";

export const commands: readonly Command[] = [
  command("newChat", { group: "chats", keys: ["Mod+N", "Mod+Shift+O"], run: newChat }),
  command("searchChats", { group: "chats", keys: ["Mod+K"], run: focusSearch }),
  command("focusComposer", { group: "chats", keys: ["Shift+Escape"], run: write }),
  command("pickModel", { group: "models", keys: ["Mod+L"], run: pickModel }),
  command("unloadModel", { group: "models", keys: ["Mod+Shift+L"], when: isLoaded, run: unload }),
  command("addModelFiles", { group: "models", keys: ["Mod+O"], run: () => add(pickFiles()) }),
  command("addModelFolder", { group: "models", keys: [], run: () => add(pickFolder()) }),
  command("models", { group: "models", keys: ["Mod+Shift+M"], run: () => showPage("models") }),
  command("toggleSidebar", { group: "window", keys: ["Mod+B"], run: toggleSidebar }),
  command("nextRegion", { group: "window", keys: ["F6"], run: focusNextRegion }),
  command("settings", { group: "window", keys: ["Mod+,"], run: () => showPage("settings") }),
  command("shortcuts", { group: "window", keys: ["Mod+/"], run: () => showDialog("shortcuts") }),
  command("about", { group: "window", keys: [], run: () => showDialog("about") }),
];

/** Runs a command of the native menu; one that does not fit now does nothing. */
export function runCommand(name: string): void {
  const found = commands.find((each) => each.name === name);
  if (found !== undefined && (found.when?.() ?? true)) found.run();
}

/** The one key listener of the window. */
export function handleKey(event: KeyboardEvent): void {
  if (event.defaultPrevented) return;
  const found = commands.find(({ keys }) => keys.some((each) => isPressed(event, each)));
  if (found === undefined || !(found.when?.() ?? true)) return;
  event.preventDefault();
  found.run();
}

function command(name: CommandTitle, rest: Omit<Command, "name" | "title">): Command {
  return { name, title: `commands.${name}`, ...rest };
}

function newChat(): void {
  showPage("chat");
  startNewChat();
}

function write(): void {
  showPage("chat");
  focusComposer();
}

function pickModel(): void {
  showPage("chat");
  setPickerOpen(true);
}

function unload(): void {
  void attempt(api.models.unload());
}

function add(picked: Promise<readonly AddedPath[]>): void {
  void attempt(picked.then(announceAdded));
}

function isLoaded(): boolean {
  return loadedModel(modelsStore.getState()) !== null;
}
