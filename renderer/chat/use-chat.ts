import { useStore } from "zustand";
import { chatStore, type ChatState } from "./store.ts";

/** Reads from the chat store; the selector answers something that is equal when nothing changed. */
export function useChat<T>(selector: (state: ChatState) => T): T {
  return useStore(chatStore, selector);
}

export function titleOfCurrent({ chats, currentId }: ChatState): string {
  return currentId === null ? "" : (chats[currentId]?.title ?? "");
}

export function isReplying({ progress, currentId }: ChatState): boolean {
  return currentId !== null && progress[currentId] !== undefined;
}
