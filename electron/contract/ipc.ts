import { z } from "zod";
import { call } from "./call.ts";
import type { Chat, Draft, SearchHit, Thread } from "./chat.ts";
import type { EngineStatus, TurnProgress } from "./engine-status.ts";
import type { WireError } from "./errors.ts";
import type { RenderedPrompt } from "./prompt.ts";
import { chatId, messageId, modelId } from "./ids.ts";
import type { ChatId, MessageId } from "./ids.ts";
import type { Patch, ThreadMessage } from "./message.ts";
import type { AddedPath, Model } from "./model.ts";
import { settingChange } from "./settings.ts";
import type { Settings } from "./settings.ts";

const nothing = z.void();
const path = z.string().min(1).max(4096);
const messageText = z
  .string()
  .max(4_000_000)
  .refine((text) => text.trim() !== "");

/** What to do when the conversation is longer than the context: never a silent cut. */
export const overflow = z.enum(["refuse", "leaveOutOldest"]);
export type Overflow = z.infer<typeof overflow>;

/** Everything the window may ask of main. A line added here is a compile error until a handler exists. */
export const calls = {
  app: {
    info: call(nothing).returns<AppInfo>(),
    licences: call(nothing).returns<readonly Licence[]>(),
    storeStatus: call(nothing).returns<StoreStatus>(),
    /** Shows the full address and opens it in the browser if the person agrees. */
    openLink: call(z.object({ url: z.string().max(8192) })).returns<boolean>(),
  },
  chats: {
    list: call(nothing).returns<readonly Chat[]>(),
    open: call(z.object({ id: chatId })).returns<Thread>(),
    rename: call(z.object({ id: chatId, title: z.string().trim().min(1).max(200) })).returns<void>(),
    /** Hides the chat; `restore` brings it back until the next start. */
    remove: call(z.object({ id: chatId })).returns<void>(),
    restore: call(z.object({ id: chatId })).returns<void>(),
    search: call(z.object({ query: z.string().max(500) })).returns<readonly SearchHit[]>(),
    /** Makes the newest branch through this message the visible one. */
    switchTo: call(z.object({ messageId })).returns<Thread>(),
  },
  drafts: {
    list: call(nothing).returns<readonly Draft[]>(),
    save: call(z.object({ chatId: chatId.nullable(), text: z.string().max(4_000_000) })).returns<void>(),
  },
  turns: {
    /** Saves the message, then starts a reply; `chatId` null begins a new chat. Answers once both are on disk. */
    send: call(z.object({ chatId: chatId.nullable(), text: messageText, modelId })).returns<Thread>(),
    /** Asks again with another text, beside the first version. */
    edit: call(z.object({ messageId, text: messageText, modelId })).returns<Thread>(),
    /** Answers again, beside the first answer. */
    regenerate: call(z.object({ messageId, modelId, overflow: overflow.optional() })).returns<Thread>(),
    stop: call(z.object({ chatId })).returns<void>(),
    /** The exact prompt that this answer was, or this question would be, given to the model as; loads the model. */
    prompt: call(z.object({ messageId, modelId })).returns<RenderedPrompt>(),
    progress: call(nothing).returns<readonly TurnProgress[]>(),
  },
  models: {
    list: call(nothing).returns<readonly Model[]>(),
    /** Files and folders, used where they lie. Answers for each path, in order. */
    add: call(z.object({ paths: z.array(path).max(1000) })).returns<readonly AddedPath[]>(),
    pickFiles: call(nothing).returns<readonly AddedPath[]>(),
    pickFolder: call(nothing).returns<readonly AddedPath[]>(),
    load: call(z.object({ id: modelId })).returns<void>(),
    cancelLoad: call(nothing).returns<void>(),
    unload: call(nothing).returns<void>(),
    /** Removes it from the list; its files stay. */
    forget: call(z.object({ id: modelId })).returns<void>(),
    /** Moves its files to the system's bin after a native question; false when the person said no. */
    deleteFiles: call(z.object({ id: modelId })).returns<boolean>(),
    /** Asks for the file's new place; null when the person gave up. */
    relink: call(z.object({ id: modelId })).returns<Model | null>(),
    showInFolder: call(z.object({ id: modelId })).returns<void>(),
    /** Tries a model again that the crash guard has set aside. */
    trust: call(z.object({ id: modelId })).returns<void>(),
  },
  engine: {
    status: call(nothing).returns<EngineStatus>(),
    restart: call(nothing).returns<void>(),
  },
  settings: {
    read: call(nothing).returns<Settings>(),
    change: call(settingChange).returns<Settings>(),
    reset: call(nothing).returns<Settings>(),
  },
};

/** Everything main may tell the window. */
export interface Events {
  /** A chat is new, renamed or has moved in the list. */
  "chat.changed": { readonly chat: Chat };
  "chat.removed": { readonly id: ChatId };
  /** What was written since the last event, at most one event per 16 ms and message. */
  "message.patched": { readonly chatId: ChatId; readonly id: MessageId; readonly patches: readonly Patch[] };
  /** A message as it now stands on disk. */
  "message.changed": { readonly message: ThreadMessage };
  "turn.progress": TurnProgress;
  "turn.ended": { readonly chatId: ChatId };
  "models.changed": { readonly models: readonly Model[] };
  "engine.status": EngineStatus;
  "settings.changed": Settings;
  "store.status": StoreStatus;
  /** A command of the native menu; names are those of `renderer/commands.ts`. */
  command: { readonly name: string };
}

export type EventName = keyof Events;

/** Whether chats can be saved. */
export type StoreStatus =
  | { readonly state: "ready"; readonly migratedFrom: number | null }
  | { readonly state: "starting" }
  | { readonly state: "failed"; readonly error: WireError };

export interface AppInfo {
  readonly version: string;
  readonly platform: "linux" | "darwin" | "win32";
  /** Component name to version: electron, chrome, node, engine, llama.cpp … */
  readonly versions: Readonly<Record<string, string>>;
  readonly dataFolder: string;
  /** The language in use, after "system" is resolved. */
  readonly language: "en" | "zh-Hans";
}

export interface Licence {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
}
