import { createStore } from "zustand/vanilla";
import type { Chat, Thread } from "#contract/chat.ts";
import type { TurnProgress } from "#contract/engine-status.ts";
import { toWireError, type WireError } from "#contract/errors.ts";
import type { ChatId, MessageId, ModelId } from "#contract/ids.ts";
import type { EventName, Events } from "#contract/ipc.ts";
import { isOpen, type ThreadMessage } from "#contract/message.ts";
import { api } from "../ipc.ts";
import { meter } from "./meter.ts";
import { streamBuffer } from "./stream-buffer.ts";

/** The chats as main told them, and the visible branch of the one that is open. */
export interface ChatState {
  readonly chats: Readonly<Record<ChatId, Chat>>;
  /** Null is the chat that does not exist yet. */
  readonly currentId: ChatId | null;
  readonly messages: Readonly<Record<MessageId, ThreadMessage>>;
  /** Ids of `messages`, first to last. */
  readonly branch: readonly MessageId[];
  readonly openError: WireError | null;
  /** The message that a search led to, until the transcript has gone there. */
  readonly revealId: MessageId | null;
  /** Replies that are queued or being written; the counters of one that is being written are in the meter. */
  readonly progress: Readonly<Record<ChatId, TurnProgress>>;
  /** Chats that were removed and can still be brought back. */
  readonly removed: Readonly<Record<ChatId, Chat>>;
  /** The message that is being changed in its place. */
  readonly editingId: MessageId | null;
  /** The model picked for a chat and not yet used in it; null is the chat that does not exist yet. */
  readonly picked: { readonly chatId: ChatId | null; readonly modelId: ModelId } | null;
  /** Rises whenever the composer should take the focus. */
  readonly focusRequests: number;
}

const noThread = { messages: {}, branch: [], openError: null, editingId: null, revealId: null } as const;

export const chatStore = createStore<ChatState>(() => ({
  ...noThread,
  chats: {},
  currentId: null,
  progress: {},
  removed: {},
  picked: null,
  focusRequests: 0,
}));

/** Reads the list and what is being written; called once at boot. */
export async function loadChats(): Promise<void> {
  const [list, progress] = await Promise.all([api.chats.list(), api.turns.progress()]);
  progress.forEach(meter.report);
  chatStore.setState({
    chats: Object.fromEntries(list.map((chat) => [chat.id, chat])),
    progress: Object.fromEntries(progress.map((each) => [each.chatId, each])),
  });
}

/** Shows the empty page that becomes a chat with its first message. */
export function startNewChat(): void {
  chatStore.setState({ ...noThread, currentId: null });
  focusComposer();
}

export async function openChat(id: ChatId): Promise<void> {
  if (chatStore.getState().currentId !== id) chatStore.setState({ ...noThread, currentId: id });
  focusComposer();
  try {
    showThread(await api.chats.open({ id }));
  } catch (thrown) {
    if (chatStore.getState().currentId === id) chatStore.setState({ openError: toWireError(thrown) });
  }
}

/** Opens a chat at a message, on whatever branch that is. */
export async function revealMessage(id: ChatId, messageId: MessageId): Promise<void> {
  await openChat(id);
  const { currentId, openError, messages } = chatStore.getState();
  if (currentId !== id || openError !== null) return;
  if (messages[messageId] === undefined) showThread(await api.chats.switchTo({ messageId }));
  chatStore.setState({ revealId: messageId });
}

export function endReveal(): void {
  chatStore.setState({ revealId: null });
}

export async function renameChat(id: ChatId, title: string): Promise<void> {
  await api.chats.rename({ id, title });
}

export async function removeChat(id: ChatId): Promise<void> {
  const chat = chatStore.getState().chats[id];
  await api.chats.remove({ id });
  if (chat !== undefined) chatStore.setState(({ removed }) => ({ removed: { ...removed, [id]: chat } }));
}

export async function restoreChat(id: ChatId): Promise<void> {
  await api.chats.restore({ id });
  const chat = chatStore.getState().removed[id];
  if (chat !== undefined) putChat(chat);
}

/** Ends the time in which a removed chat can be brought back by a click. */
export function forgetRemoved(id: ChatId): void {
  chatStore.setState(({ removed }) => ({ removed: without(removed, id) }));
}

export function pickModel(modelId: ModelId): void {
  chatStore.setState(({ currentId }) => ({ picked: { chatId: currentId, modelId } }));
}

export function editInPlace(id: MessageId): void {
  chatStore.setState({ editingId: id });
}

export function stopEditing(): void {
  chatStore.setState({ editingId: null });
  focusComposer();
}

export function focusComposer(): void {
  chatStore.setState(({ focusRequests }) => ({ focusRequests: focusRequests + 1 }));
}

/** Shows a thread that main answered with, unless another chat was opened meanwhile. */
export function showThread({ chat, messages }: Thread): void {
  putChat(chat);
  for (const each of messages) if (isOpen(each.state)) streamBuffer.begin(each.id, each.parts);
  if (chatStore.getState().currentId !== chat.id) return;
  chatStore.setState({
    messages: Object.fromEntries(messages.map((each) => [each.id, each])),
    branch: messages.map((each) => each.id),
    openError: null,
    editingId: null,
  });
}

/** As `showThread`, for the answer to a person's own message: a new chat becomes the open one. */
export function showSent(from: ChatId | null, thread: Thread): void {
  if (from === null && chatStore.getState().currentId === null) {
    chatStore.setState({ currentId: thread.chat.id });
  }
  showThread(thread);
}

/** What this store does with what main tells. */
export const chatEvents = {
  "chat.changed": ({ chat }) => putChat(chat),
  "chat.removed": ({ id }) => dropChat(id),
  "message.patched": ({ id, patches }) => streamBuffer.apply(id, patches),
  "message.changed": ({ message }) => changeMessage(message),
  "turn.progress": (progress) => putProgress(progress),
  "turn.ended": ({ chatId }) => {
    meter.end(chatId);
    chatStore.setState(({ progress }) => ({ progress: without(progress, chatId) }));
  },
} as const satisfies { readonly [N in EventName]?: (detail: Events[N]) => void };

function putChat(chat: Chat): void {
  chatStore.setState(({ chats, removed }) => ({
    chats: { ...chats, [chat.id]: chat },
    removed: without(removed, chat.id),
  }));
}

function dropChat(id: ChatId): void {
  chatStore.setState(({ chats }) => ({ chats: without(chats, id) }));
  if (chatStore.getState().currentId === id) startNewChat();
}

function changeMessage(message: ThreadMessage): void {
  chatStore.setState(({ messages }) =>
    messages[message.id] === undefined ? {} : { messages: { ...messages, [message.id]: message } },
  );
  if (!isOpen(message.state)) streamBuffer.end(message.id);
}

/** While a reply is written only the meter moves: its counters come with every token. */
function putProgress(next: TurnProgress): void {
  meter.report(next);
  const known = chatStore.getState().progress[next.chatId];
  if (known?.phase === "writing" && next.phase === "writing") return;
  chatStore.setState(({ progress }) => ({ progress: { ...progress, [next.chatId]: next } }));
}

function without<T>(record: Readonly<Record<number, T>>, id: number): Readonly<Record<number, T>> {
  if (!(id in record)) return record;
  return Object.fromEntries(Object.entries(record).filter(([key]) => Number(key) !== id));
}
