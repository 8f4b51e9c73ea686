import type { Chat, Thread } from "#contract/chat.ts";
import { AppError } from "#contract/errors.ts";
import type { ChatId, MessageId } from "#contract/ids.ts";
import { isOpen, textOf } from "#contract/message.ts";
import type { Message, MessageState, Part } from "#contract/message.ts";
import type { MessageUpdate } from "#contract/store.ts";
import type { Chats } from "./chats.ts";
import type { Driver, Statement } from "./driver.ts";
import type { Drafts } from "./drafts.ts";
import { toJson } from "./json.ts";
import { toMessage } from "./message-row.ts";
import type { MessageRow } from "./message-row.ts";
import type { TextIndex } from "./text-index.ts";
import type { Threads } from "./threads.ts";

export interface Addition {
  readonly chat: Chat;
  readonly messages: readonly Message[];
  readonly clearDraft?: ChatId | null | undefined;
}

export interface Messages {
  add(addition: Addition): Thread;
  update(update: MessageUpdate): void;
  get(id: MessageId): Message;
  interruptOpen(): number;
}

export interface MessagesDeps {
  readonly driver: Driver;
  readonly chats: Chats;
  readonly drafts: Drafts;
  readonly threads: Threads;
  readonly index: TextIndex;
}

export function createMessages({ driver, chats, drafts, threads, index }: MessagesDeps): Messages {
  const sql = prepareAll(driver);

  function get(id: MessageId): Message {
    const row = sql.get.get(id);
    if (row === undefined) throw new AppError("notFound", { kind: "message", id });
    return toMessage(row);
  }

  function insert(message: Message): void {
    requireParent(sql, message);
    const { id, chatId, parentId, role, state, createdAt, modelId, modelName, cutReason } = message;
    const written = [toJson(message.error), toJson(message.stats), closedText(message)];
    const plain = [id, chatId, parentId, role, state, createdAt, modelId, modelName, cutReason];
    const added = sql.insert.run(...plain, ...written, JSON.stringify(message.parts));
    if (added > 0) indexClosed(message);
    else requireSame(get(id), message);
  }

  function write(update: MessageUpdate): void {
    const { id, parts, state, error, stats, cutReason } = update;
    const values = [
      state,
      cutReason,
      toJson(error),
      toJson(stats),
      closedText(update),
      JSON.stringify(parts),
    ];
    const row = sql.update.get(...values, id);
    if (row === undefined) throw new AppError("notFound", { kind: "message", id });
    indexClosed({ id, role: row.role, parts, state });
  }

  function indexClosed(message: Written & { readonly id: number; readonly role: string }): void {
    const text = message.role === "system" ? "" : closedText(message);
    if (text !== "") index.putMessage(message.id, text);
  }

  function interrupt(row: MessageRow): void {
    const { id, parts, error, stats, cutReason } = toMessage(row);
    write({ id, parts, state: "interrupted", error, stats, cutReason });
  }

  return {
    add: ({ chat, messages, clearDraft }) =>
      driver.transaction(() => {
        chats.put({ ...chat, leafId: messages.at(-1)?.id ?? chat.leafId });
        messages.forEach(insert);
        if (clearDraft !== undefined) drafts.save(clearDraft, "");
        return threads.read(chat.id);
      }),
    update: (update) => driver.transaction(() => write(update)),
    get,
    interruptOpen: () =>
      driver.transaction(() => {
        const open = sql.open.all();
        open.forEach(interrupt);
        return open.length;
      }),
  };
}

/** What a message or an update brings along. */
interface Written {
  readonly parts: readonly Part[];
  readonly state: MessageState;
}

interface Sql {
  readonly get: Statement<MessageRow>;
  readonly insert: Statement<never>;
  readonly update: Statement<{ readonly role: string }>;
  readonly open: Statement<MessageRow>;
  readonly parent: Statement<unknown>;
}

function prepareAll(driver: Driver): Sql {
  return {
    get: driver.prepare("select * from message where id = ?"),
    insert: driver.prepare(`
      insert or ignore into message(id, chat_id, parent_id, role, state, created_at, model_id, model_name, cut_reason,
        error, stats, text, parts) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
    update: driver.prepare(`
      update message set state = ?, cut_reason = ?, error = ?, stats = ?, text = ?, parts = ?
      where id = ? returning role`),
    open: driver.prepare("select * from message where state in ('waiting', 'streaming')"),
    parent: driver.prepare("select 1 from message where id = ? and chat_id = ?"),
  };
}

/** The text that search and snippets use; it is kept once the message is whole, to halve what a checkpoint writes. */
function closedText({ parts, state }: Written): string {
  return isOpen(state) ? "" : textOf(parts);
}

/** A message whose parent is in no place of its chat would never be seen again. */
function requireParent(sql: Sql, { parentId, chatId }: Message): void {
  if (parentId === null || sql.parent.get(parentId, chatId) !== undefined) return;
  throw new AppError("notFound", { kind: "message", id: parentId });
}

/** A known id is the same insert again; if it is not, nothing may be dropped in silence. */
function requireSame(known: Message, message: Message): void {
  const keys = ["chatId", "parentId", "role", "createdAt"] as const;
  if (keys.every((key) => known[key] === message[key])) return;
  throw new AppError("internal", { detail: `message id ${message.id} is taken` });
}
