import { dialog, shell } from "electron";
import type { BrowserWindow, MessageBoxOptions, OpenDialogOptions } from "electron";
import { basename } from "node:path";
import { AppError } from "#contract/errors.ts";
import type { Model } from "#contract/model.ts";
import type { Platform } from "../core/platform.ts";
import type { Texts } from "../core/texts.ts";

export interface DesktopDeps {
  readonly window: () => BrowserWindow | null;
  readonly texts: () => Texts;
}

/** The desktop's own dialogs, bin, file viewer and browser. */
export function createDesktop({ window, texts }: DesktopDeps): Platform {
  async function pick(options: OpenDialogOptions): Promise<readonly string[]> {
    const parent = window();
    const { filePaths } = await (parent === null
      ? dialog.showOpenDialog(options)
      : dialog.showOpenDialog(parent, options));
    return filePaths;
  }

  async function agreed(options: MessageBoxOptions): Promise<boolean> {
    const parent = window();
    const full: MessageBoxOptions = { ...options, defaultId: 1, cancelId: 1, noLink: true };
    const { response } = await (parent === null
      ? dialog.showMessageBox(full)
      : dialog.showMessageBox(parent, full));
    return response === 0;
  }

  return {
    pickModelFiles: () =>
      pick({
        title: texts()("app.dialog.pickModels.title"),
        filters: [{ name: texts()("app.dialog.pickModels.filter"), extensions: ["gguf"] }],
        properties: ["openFile", "multiSelections"],
      }),
    pickFolder: () => pick({ title: texts()("app.dialog.pickFolder.title"), properties: ["openDirectory"] }),
    confirmDelete: (model) => agreed(deleteQuestion(texts(), model)),
    async moveToBin(paths) {
      for (const path of paths) await trash(path);
    },
    showInFolder: (path) => shell.showItemInFolder(path),
    openLink: (url) => openLink(url, texts(), agreed),
  };
}

function deleteQuestion(text: Texts, model: Model): MessageBoxOptions {
  return {
    type: "warning",
    message: text("app.dialog.deleteModel.message", { name: model.name, count: model.files.length }),
    detail: [text("app.dialog.deleteModel.detail"), "", ...model.files.map(({ path }) => path)].join("\n"),
    buttons: [text("app.dialog.deleteModel.confirm"), text("app.dialog.cancel")],
  };
}

async function trash(path: string): Promise<void> {
  try {
    await shell.trashItem(path);
  } catch (thrown) {
    throw new AppError("deleteRefused", { file: basename(path) }, { cause: thrown });
  }
}

/** The one way out to the browser: web and mail only, after the whole address was shown as the network sees it. */
async function openLink(
  url: string,
  text: Texts,
  agreed: (options: MessageBoxOptions) => Promise<boolean>,
): Promise<boolean> {
  if (!URL.canParse(url)) return false;
  const { href, protocol } = new URL(url);
  if (!["https:", "http:", "mailto:"].includes(protocol)) return false;
  const yes = await agreed({
    type: "question",
    message: text("app.dialog.openLink.message"),
    detail: href,
    buttons: [text("app.dialog.openLink.confirm"), text("app.dialog.cancel")],
  });
  if (yes) await shell.openExternal(href);
  return yes;
}
