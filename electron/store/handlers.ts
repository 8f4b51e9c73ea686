import type { Handlers } from "#contract/call.ts";
import type { storeCalls } from "#contract/store.ts";
import type { Session } from "./session.ts";

/** What answers each call of the contract. */
export function createHandlers({ open, close, repositories }: Session): Handlers<typeof storeCalls> {
  return {
    store: {
      open: ({ path }) => open(path),
      close,
    },
    chats: {
      list: () => repositories().chats.list(),
      thread: ({ id }) => repositories().threads.read(id),
      rename: ({ id, title }) => repositories().chats.rename(id, title),
      switchTo: ({ messageId }) => repositories().threads.switchTo(messageId),
      remove: ({ id, at }) => repositories().chats.remove(id, at),
      restore: ({ id }) => repositories().chats.restore(id),
      purge: ({ removedBefore }) => repositories().chats.purge(removedBefore),
      search: ({ query, limit }) => repositories().search.find(query, limit),
    },
    messages: {
      add: (addition) => repositories().messages.add(addition),
      update: (update) => repositories().messages.update(update),
      get: ({ id }) => repositories().messages.get(id),
      branch: ({ id }) => repositories().branches.to(id),
      interruptOpen: () => repositories().messages.interruptOpen(),
    },
    drafts: {
      list: () => repositories().drafts.list(),
      save: ({ chatId, text }) => repositories().drafts.save(chatId, text),
    },
    settings: {
      read: () => repositories().settings.read(),
      write: ({ key, value }) => repositories().settings.write(key, value),
      clear: () => repositories().settings.clear(),
    },
    models: {
      list: () => repositories().models.list(),
      put: ({ model }) => repositories().models.put(model),
      remove: ({ id }) => repositories().models.remove(id),
    },
  };
}
