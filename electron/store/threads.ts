import type { Thread } from "#contract/chat.ts";
import type { ChatId, MessageId } from "#contract/ids.ts";
import type { Branches } from "./branches.ts";
import type { Chats } from "./chats.ts";
import type { Driver } from "./driver.ts";

export interface Threads {
  /** A chat with its visible branch. */
  read(id: ChatId): Thread;
  /** Shows the newest branch through a message. */
  switchTo(id: MessageId): Thread;
}

export function createThreads(driver: Driver, chats: Chats, branches: Branches): Threads {
  function read(id: ChatId): Thread {
    const chat = chats.read(id);
    return { chat, messages: chat.leafId === null ? [] : branches.withSiblings(chat.leafId) };
  }

  return {
    read,
    switchTo: (id) =>
      driver.transaction(() => {
        const { chatId, leafId } = branches.newestLeaf(id);
        chats.showLeaf(chatId, leafId);
        return read(chatId);
      }),
  };
}
