import { createStore } from "zustand/vanilla";
import type { ChatId } from "#contract/ids.ts";
import { api } from "../ipc.ts";

/** Milliseconds without a key before a draft is written to the disk. */
const saveDelay = 500;

type DraftKey = ChatId | "new";

/** Texts typed and not yet sent, by chat. */
export type DraftState = Readonly<Partial<Record<DraftKey, string>>>;

export const draftStore = createStore<DraftState>(() => ({}));

/** Drafts that the disk may not have: typed just now, or their save has failed. */
const unsaved = new Map<DraftKey, ChatId | null>();
const timers = new Map<DraftKey, ReturnType<typeof setTimeout>>();

/** Reads the drafts of the last run. What the disk never got stays as it is and is written again. */
export async function loadDrafts(): Promise<void> {
  const drafts = await api.drafts.list();
  const known = Object.fromEntries(drafts.map(({ chatId, text }) => [keyOf(chatId), text]));
  const own = [...unsaved.values()].map((chatId) => [keyOf(chatId), currentDraft(chatId)]);
  draftStore.setState({ ...known, ...Object.fromEntries(own) }, true);
  for (const chatId of unsaved.values()) saveSoon(chatId);
}

export function draftOf(state: DraftState, chatId: ChatId | null): string {
  return state[keyOf(chatId)] ?? "";
}

/** Keeps a draft at once in the window and, after a pause in typing, on the disk. */
export function setDraft(chatId: ChatId | null, text: string): void {
  draftStore.setState({ [keyOf(chatId)]: text });
  unsaved.set(keyOf(chatId), chatId);
  saveSoon(chatId);
}

/** Writes a draft now if it waits to be written. A failure keeps it in the window until the store is well again. */
export function flushDraft(chatId: ChatId | null): void {
  if (!stopTimer(chatId)) return;
  const text = currentDraft(chatId);
  const saved = (): void => {
    if (currentDraft(chatId) === text) unsaved.delete(keyOf(chatId));
  };
  api.drafts.save({ chatId, text }).then(saved, () => undefined);
}

/** Writes every draft that waits, for a window that is about to go. */
export function flushDrafts(): void {
  for (const chatId of unsaved.values()) flushDraft(chatId);
}

/**
 * Sends a draft, which main drops with the same write, so nothing saves it meanwhile. When it was refused, or changed
 * on its way, what is in the field stays and is saved.
 */
export async function sendingDraft<T>(chatId: ChatId | null, send: (text: string) => Promise<T>): Promise<T> {
  const text = currentDraft(chatId);
  stopTimer(chatId);
  try {
    const answer = await send(text);
    if (currentDraft(chatId) === text) drop(chatId);
    return answer;
  } finally {
    if (currentDraft(chatId) !== "") setDraft(chatId, currentDraft(chatId));
  }
}

function drop(chatId: ChatId | null): void {
  stopTimer(chatId);
  unsaved.delete(keyOf(chatId));
  draftStore.setState({ [keyOf(chatId)]: "" });
}

function saveSoon(chatId: ChatId | null): void {
  stopTimer(chatId);
  timers.set(
    keyOf(chatId),
    setTimeout(() => flushDraft(chatId), saveDelay),
  );
}

/** Answers whether a save was waiting. */
function stopTimer(chatId: ChatId | null): boolean {
  clearTimeout(timers.get(keyOf(chatId)));
  return timers.delete(keyOf(chatId));
}

function currentDraft(chatId: ChatId | null): string {
  return draftOf(draftStore.getState(), chatId);
}

function keyOf(chatId: ChatId | null): DraftKey {
  return chatId ?? "new";
}
