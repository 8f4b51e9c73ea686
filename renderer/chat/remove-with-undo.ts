import type { Chat } from "#contract/chat.ts";
import { attempt } from "../errors.ts";
import { i18n } from "../i18n.ts";
import { hideToast, showToast } from "../ui/toast.tsx";
import { chatStore, forgetRemoved, openChat, removeChat, restoreChat } from "./store.ts";

/** Milliseconds in which a removed chat can be brought back by a click. */
const undoTime = 10_000;

/** Removes a chat at once and offers to bring it back. */
export function removeWithUndo(chat: Chat): void {
  void remove(chat);
}

async function remove(chat: Chat): Promise<void> {
  const wasOpen = chatStore.getState().currentId === chat.id;
  moveFocusFrom(chat);
  if (!(await attempt(removeChat(chat.id)))) return;
  const restore = async (): Promise<void> => {
    await restoreChat(chat.id);
    if (wasOpen) await openChat(chat.id);
  };
  const title = chat.title === "" ? i18n.t("chat.untitled") : chat.title;
  const toast = showToast({
    title: i18n.t("chat.row.deleted", { title }),
    actions: [{ label: i18n.t("chat.row.undo"), onSelect: () => void attempt(restore()) }],
  });
  setTimeout(() => {
    hideToast(toast);
    forgetRemoved(chat.id);
  }, undoTime);
}

/** The row is about to go: its neighbour takes the focus when the row has it. */
function moveFocusFrom(chat: Chat): void {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-chat]")];
  const place = rows.findIndex((row) => row.dataset["chat"] === String(chat.id));
  if (place === -1 || rows[place]?.contains(document.activeElement) !== true) return;
  const neighbour = rows[place + 1] ?? rows[place - 1];
  neighbour?.querySelector<HTMLElement>("[data-chat-row]")?.focus();
}
