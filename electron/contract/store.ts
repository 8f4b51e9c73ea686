import { z } from "zod";
import { call } from "./call.ts";
import type { Chat, Draft, SearchHit, Thread } from "./chat.ts";
import { chatId, messageId, modelId } from "./ids.ts";
import { cutReason, message, messageState, part, stats } from "./message.ts";
import type { Message } from "./message.ts";
import type { WireError } from "./errors.ts";
import type { Model } from "./model.ts";

const chat = z.object({
  id: chatId,
  title: z.string(),
  titled: z.boolean(),
  leafId: messageId.nullable(),
  modelId: modelId.nullable(),
  createdAt: z.number().int(),
  updatedAt: z.number().int(),
});

const messageUpdate = z.object({
  id: messageId,
  parts: z.array(part).readonly(),
  state: messageState,
  error: z.custom<WireError>().nullable(),
  stats: stats.nullable(),
  cutReason: cutReason.nullable(),
});
export type MessageUpdate = Readonly<z.infer<typeof messageUpdate>>;

/**
 * Everything main may ask of the store process. Each call is one transaction, durable when it answers, and does the
 * same when repeated, so that main can ask again after the process was killed.
 */
export const storeCalls = {
  store: {
    /** Opens or creates the database and migrates it, with a backup first. The first call of every process. */
    open: call(z.object({ path: z.string() })).returns<StoreInfo>(),
    close: call(z.void()).returns<void>(),
  },
  chats: {
    list: call(z.void()).returns<readonly Chat[]>(),
    /** The visible branch with every message's versions; `notFound` for a chat that is not there. */
    thread: call(z.object({ id: chatId })).returns<Thread>(),
    rename: call(z.object({ id: chatId, title: z.string() })).returns<Chat>(),
    /** Makes the newest branch through this message the visible one. */
    switchTo: call(z.object({ messageId })).returns<Thread>(),
    remove: call(z.object({ id: chatId, at: z.number().int() })).returns<void>(),
    restore: call(z.object({ id: chatId })).returns<Chat>(),
    /** Ends removed chats for good. */
    purge: call(z.object({ removedBefore: z.number().int() })).returns<number>(),
    /** Titles and contents, newest first; words by prefix, Chinese by any substring. */
    search: call(z.object({ query: z.string(), limit: z.number().int() })).returns<readonly SearchHit[]>(),
  },
  messages: {
    /** Adds messages (and their chat when it is new), shows the branch of the last one, and drops the chat's draft. */
    add: call(
      z.object({
        chat,
        messages: z.array(message).readonly(),
        /** The draft this replaces: `undefined` keeps every draft. */
        clearDraft: chatId.nullable().optional(),
      }),
    ).returns<Thread>(),
    /** A checkpoint of a reply, or its end. The search index is written at the end only. */
    update: call(messageUpdate).returns<void>(),
    get: call(z.object({ id: messageId })).returns<Message>(),
    /** From the first message of the chat to this one. */
    branch: call(z.object({ id: messageId })).returns<readonly Message[]>(),
    /** Marks every reply that was being written as interrupted; for the start of the app. Answers how many. */
    interruptOpen: call(z.void()).returns<number>(),
  },
  drafts: {
    list: call(z.void()).returns<readonly Draft[]>(),
    save: call(z.object({ chatId: chatId.nullable(), text: z.string() })).returns<void>(),
  },
  settings: {
    read: call(z.void()).returns<Readonly<Record<string, unknown>>>(),
    write: call(z.object({ key: z.string(), value: z.unknown() })).returns<void>(),
    clear: call(z.void()).returns<void>(),
  },
  models: {
    list: call(z.void()).returns<readonly Model[]>(),
    put: call(z.object({ model: z.custom<Model>() })).returns<void>(),
    remove: call(z.object({ id: modelId })).returns<void>(),
  },
};

export interface StoreInfo {
  /** Schema version now, and before opening when it was migrated. */
  readonly version: number;
  readonly migratedFrom: number | null;
  /** The largest id of a chat or message; 0 in an empty database. */
  readonly lastId: number;
  /** SQLite's version. */
  readonly sqlite: string;
}

/** The store tells nothing unasked. */
export type StoreEvents = Readonly<Record<never, never>>;
