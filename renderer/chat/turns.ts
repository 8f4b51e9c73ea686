import type { ChatId, MessageId, ModelId } from "#contract/ids.ts";
import type { Overflow } from "#contract/ipc.ts";
import { api } from "../ipc.ts";
import { sendingDraft } from "./drafts.ts";
import { chatStore, showSent, showThread } from "./store.ts";

/** Sends the draft of the open chat. When main refuses, the draft stays as it is and this throws. */
export async function sendDraft(modelId: ModelId): Promise<void> {
  const chatId = chatStore.getState().currentId;
  const thread = await sendingDraft(chatId, (text) => api.turns.send({ chatId, text, modelId }));
  showSent(chatId, thread);
}

interface Edit {
  readonly messageId: MessageId;
  readonly text: string;
  readonly modelId: ModelId;
}

export async function editMessage(edit: Edit): Promise<void> {
  showThread(await api.turns.edit(edit));
}

interface Regeneration {
  readonly messageId: MessageId;
  readonly modelId: ModelId;
  readonly overflow?: Overflow;
}

export async function regenerate(regeneration: Regeneration): Promise<void> {
  showThread(await api.turns.regenerate(regeneration));
}

/** Shows the branch of another version of a message. */
export async function switchTo(messageId: MessageId): Promise<void> {
  showThread(await api.chats.switchTo({ messageId }));
}

export async function stopReply(chatId: ChatId): Promise<void> {
  await api.turns.stop({ chatId });
}
