import { createStore } from "zustand/vanilla";
import type { ChatId } from "#contract/ids.ts";
import { api } from "../ipc.ts";

/** Milliseconds without a key before a draft is written to the disk. */
const saveDelay = 500;

type DraftKey = ChatId | "new";

/** Texts typed and not yet sent, by chat. */
export type DraftState = Readonly<Partial<Record<DraftKey, string>>>;

export const draftStore = createStore<DraftState>(() => ({}));

const timers = new Map<DraftKey, ReturnType<typeof setTimeout>>();

/** Reads the drafts of the last run; called once at boot. */
export async function loadDrafts(): Promise<void> {
  const drafts = await api.drafts.list();
  draftStore.setState(Object.fromEntries(drafts.map(({ chatId, text }) => [keyOf(chatId), text])), true);
}

export function draftOf(state: DraftState, chatId: ChatId | null): string {
  return state[keyOf(chatId)] ?? "";
}

/** Keeps a draft at once in the window and, after a pause in typing, on the disk. */
export function setDraft(chatId: ChatId | null, text: string): void {
  const key = keyOf(chatId);
  draftStore.setState({ [key]: text });
  clearTimeout(timers.get(key));
  timers.set(
    key,
    setTimeout(() => flushDraft(chatId), saveDelay),
  );
}

/** Writes a draft now if it waits to be written. A failure keeps it in the window and the next key tries again. */
export function flushDraft(chatId: ChatId | null): void {
  const key = keyOf(chatId);
  if (!timers.has(key)) return;
  clearTimeout(timers.get(key));
  timers.delete(key);
  api.drafts.save({ chatId, text: draftOf(draftStore.getState(), chatId) }).catch(() => undefined);
}

/** Drops a draft that was sent, which main has dropped too, unless it was changed meanwhile. */
export function dropSentDraft(chatId: ChatId | null, sent: string): void {
  if (draftOf(draftStore.getState(), chatId) !== sent) return;
  clearTimeout(timers.get(keyOf(chatId)));
  timers.delete(keyOf(chatId));
  draftStore.setState({ [keyOf(chatId)]: "" });
}

function keyOf(chatId: ChatId | null): DraftKey {
  return chatId ?? "new";
}
