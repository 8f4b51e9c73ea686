import type { Chat, Thread } from "#contract/chat.ts";
import type { ChatId, MessageId, ModelId } from "#contract/ids.ts";
import type { Model } from "#contract/model.ts";
import type { ThreadMessage } from "#contract/message.ts";

export const aModelId = "qwen" as ModelId;

export function aChat(id: number, over: Partial<Chat> = {}): Chat {
  return {
    id: id as ChatId,
    title: `Chat ${id}`,
    titled: false,
    leafId: null,
    modelId: aModelId,
    createdAt: 1,
    updatedAt: Date.now(),
    ...over,
  };
}

type Words = Partial<Omit<ThreadMessage, "id">> & { readonly id: number; readonly text?: string };

export function aMessage({ id, text = "", ...over }: Words): ThreadMessage {
  return {
    id: id as MessageId,
    chatId: 1 as ChatId,
    parentId: null,
    role: "user",
    parts: text === "" ? [] : [{ kind: "text", text }],
    state: "done",
    modelId: null,
    modelName: null,
    error: null,
    stats: null,
    cutReason: null,
    createdAt: 1,
    siblings: [id as MessageId],
    ...over,
  };
}

/** A chat in which each message follows the one before. */
export function aThread(chat: Chat, messages: readonly ThreadMessage[]): Thread {
  const chained = messages.map((message, index) => ({
    ...message,
    chatId: chat.id,
    parentId: messages[index - 1]?.id ?? null,
  }));
  return { chat: { ...chat, leafId: chained.at(-1)?.id ?? null }, messages: chained };
}

export function aModel(over: Partial<Model["facts"]> = {}): Model {
  const facts = {
    name: "Qwen",
    kind: "chat",
    supported: true,
    parameterCount: 8e9,
    quantization: "Q4_K_M",
    fileSize: 5e9,
    contextLength: 32_768,
    ...over,
  };
  return {
    id: aModelId,
    name: "Qwen",
    files: [],
    facts: facts as Model["facts"],
    problem: null,
    addedAt: 1,
    lastUsedAt: 1,
  };
}
