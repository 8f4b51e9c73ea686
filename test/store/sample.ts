import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Chat } from "#contract/chat.ts";
import type { ChatId, MessageId, ModelId } from "#contract/ids.ts";
import type { Message } from "#contract/message.ts";
import { startStore } from "../support/store-process.ts";
import type { StoreProcess } from "../support/store-process.ts";

export const chatId = (id: number): ChatId => id as ChatId;
export const messageId = (id: number): MessageId => id as MessageId;
export const modelId = (id: string): ModelId => id as ModelId;

/** Ids and times as main makes them: beyond 32 bits. */
export const base = 1_700_000_000_000_000;

export function sampleChat(id: number, fields: Partial<Chat> = {}): Chat {
  return {
    id: chatId(id),
    title: `Chat ${id}`,
    titled: false,
    leafId: null,
    modelId: null,
    createdAt: 1_700_000_000_000,
    updatedAt: 1_700_000_000_000,
    ...fields,
  };
}

type Fields = Partial<Omit<Message, "id" | "chatId" | "parentId">> & {
  readonly id: number;
  readonly chat: number;
  readonly parent?: number | null;
  readonly text?: string;
};

/** A finished message of a person, unless the fields say otherwise. */
export function sampleMessage({ id, chat, parent = null, text = `text ${id}`, ...fields }: Fields): Message {
  return {
    id: messageId(id),
    chatId: chatId(chat),
    parentId: parent === null ? null : messageId(parent),
    role: "user",
    parts: [{ kind: "text", text }],
    state: "done",
    modelId: null,
    modelName: null,
    error: null,
    stats: null,
    cutReason: null,
    createdAt: id,
    ...fields,
  };
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "hearth-store-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface OpenedStore extends StoreProcess {
  readonly path: string;
}

/** A store process with an open database, in a folder that goes with the test. */
export async function openedStore(path = join(temporaryFolder(), "hearth.db")): Promise<OpenedStore> {
  const store = await startStore();
  onTestFinished(() => store.kill());
  await store.client.store.open({ path });
  return { ...store, path };
}

/** What a call was refused with; fails when it was not. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => "answered",
    (error: unknown) => (error instanceof Error && "code" in error ? String(error.code) : String(error)),
  );
}
