import type { Handlers } from "#contract/call.ts";
import type { ChatId, MessageId } from "#contract/ids.ts";
import type { calls } from "#contract/ipc.ts";
import type { Part } from "#contract/message.ts";
import type { Emit } from "./emit.ts";
import type { StoreClient } from "./store-process.ts";

export interface ChatsDeps {
  readonly store: StoreClient;
  readonly stopReply: (id: ChatId) => Promise<void>;
  /** Parts of a reply that is being written, ahead of the disk. */
  readonly liveParts: (id: MessageId) => readonly Part[] | null;
  readonly emit: Emit;
}

const searchLimit = 100;

export function createChats({
  store,
  stopReply,
  liveParts,
  emit,
}: ChatsDeps): Handlers<typeof calls>["chats"] {
  return {
    list: () => store.chats.list(),
    async open({ id }) {
      const thread = await store.chats.thread({ id });
      const messages = thread.messages.map((message) => {
        const parts = liveParts(message.id);
        return parts === null ? message : { ...message, parts: [...parts] };
      });
      return { ...thread, messages };
    },
    async rename({ id, title }) {
      emit("chat.changed", { chat: await store.chats.rename({ id, title }) });
    },
    async remove({ id }) {
      await stopReply(id);
      await store.chats.remove({ id, at: Date.now() });
      emit("chat.removed", { id });
    },
    async restore({ id }) {
      emit("chat.changed", { chat: await store.chats.restore({ id }) });
    },
    search: ({ query }) => store.chats.search({ query, limit: searchLimit }),
    switchTo: ({ messageId }) => store.chats.switchTo({ messageId }),
  };
}
