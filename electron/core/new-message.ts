import type { Chat } from "#contract/chat.ts";
import type { ChatId, MessageId } from "#contract/ids.ts";
import type { Message } from "#contract/message.ts";
import type { Model } from "#contract/model.ts";
import { newChatId, newMessageId } from "./new-id.ts";
import { titleOf } from "./title.ts";

/** Where a message hangs in the tree. */
export interface Place {
  readonly chatId: ChatId;
  readonly parentId: MessageId | null;
}

export function newChat(firstText: string): Chat {
  const now = Date.now();
  return {
    id: newChatId(),
    title: titleOf(firstText),
    titled: false,
    leafId: null,
    modelId: null,
    createdAt: now,
    updatedAt: now,
  };
}

export function newQuestion(place: Place, text: string): Message {
  return { ...blank(place), role: "user", parts: [{ kind: "text", text }], state: "done" };
}

/** A reply that nothing has been written into yet. */
export function newReply(place: Place, model: Model): Message {
  return { ...blank(place), role: "assistant", state: "waiting", modelId: model.id, modelName: model.name };
}

function blank(place: Place): Omit<Message, "role" | "state"> {
  return {
    ...place,
    id: newMessageId(),
    parts: [],
    modelId: null,
    modelName: null,
    error: null,
    stats: null,
    cutReason: null,
    createdAt: Date.now(),
  };
}
