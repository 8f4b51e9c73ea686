import type { Chat } from "#contract/chat.ts";
import { AppError } from "#contract/errors.ts";
import type { ChatId, MessageId, ModelId } from "#contract/ids.ts";
import type { Driver, Statement } from "./driver.ts";
import type { TextIndex } from "./text-index.ts";

/** A row of the table `chat`. */
export interface ChatRow {
  readonly id: number;
  readonly title: string;
  readonly titled: number;
  readonly leaf_id: number | null;
  readonly model_id: string | null;
  readonly created_at: number;
  readonly updated_at: number;
}

export interface Chats {
  list(): readonly Chat[];
  /** Fails with `notFound` when it is not there or was removed. */
  read(id: ChatId): Chat;
  /** Adds the chat or takes over its title, model and time; a name that a person gave stays. */
  put(chat: Chat): void;
  rename(id: ChatId, title: string): Chat;
  showLeaf(id: ChatId, leafId: MessageId): void;
  remove(id: ChatId, at: number): void;
  restore(id: ChatId): Chat;
  purge(removedBefore: number): number;
}

export function createChats(driver: Driver, index: TextIndex): Chats {
  const sql = prepareAll(driver);

  function read(id: ChatId): Chat {
    const row = sql.read.get(id);
    if (row === undefined) throw new AppError("notFound", { kind: "chat", id });
    return toChat(row);
  }

  function put(chat: Chat): void {
    const known = sql.readAny.get(chat.id);
    if (known !== undefined && known.removed_at !== null) {
      throw new AppError("notFound", { kind: "chat", id: chat.id });
    }
    const { id, leafId, modelId, createdAt, updatedAt } = chat;
    const isNamed = known?.titled === 1;
    const title = isNamed ? known.title : chat.title;
    sql.put.run(id, title, isNamed || chat.titled ? 1 : 0, leafId, modelId, createdAt, updatedAt);
    if (title !== known?.title) index.putTitle(id, title);
  }

  return {
    list: () => sql.list.all().map(toChat),
    read,
    put,
    rename: (id, title) =>
      driver.transaction(() => {
        if (sql.rename.run(title, id) > 0) index.putTitle(id, title);
        return read(id);
      }),
    showLeaf: (id, leafId) => void sql.showLeaf.run(leafId, id),
    remove: (id, at) => requireChanged(sql.remove.run(at, id), id),
    restore(id) {
      sql.restore.run(id);
      return read(id);
    },
    purge: (removedBefore) =>
      driver.transaction(() => {
        sql.purgeDrafts.run(removedBefore);
        return sql.purge.run(removedBefore);
      }),
  };
}

interface Sql {
  readonly list: Statement<ChatRow>;
  readonly read: Statement<ChatRow>;
  readonly readAny: Statement<ChatRow & { readonly removed_at: number | null }>;
  readonly put: Statement<never>;
  readonly rename: Statement<never>;
  readonly showLeaf: Statement<never>;
  readonly remove: Statement<never>;
  readonly restore: Statement<never>;
  readonly purgeDrafts: Statement<never>;
  readonly purge: Statement<never>;
}

function prepareAll(driver: Driver): Sql {
  return {
    list: driver.prepare("select * from chat where removed_at is null order by updated_at desc, id desc"),
    read: driver.prepare("select * from chat where id = ? and removed_at is null"),
    readAny: driver.prepare("select * from chat where id = ?"),
    put: driver.prepare(`
      insert into chat(id, title, titled, leaf_id, model_id, created_at, updated_at) values (?, ?, ?, ?, ?, ?, ?)
      on conflict(id) do update set title = excluded.title, titled = excluded.titled, leaf_id = excluded.leaf_id,
        model_id = excluded.model_id, updated_at = excluded.updated_at`),
    rename: driver.prepare("update chat set title = ?, titled = 1 where id = ? and removed_at is null"),
    showLeaf: driver.prepare("update chat set leaf_id = ? where id = ?"),
    remove: driver.prepare("update chat set removed_at = coalesce(removed_at, ?) where id = ?"),
    restore: driver.prepare("update chat set removed_at = null where id = ?"),
    purgeDrafts: driver.prepare(
      "delete from draft where chat_id in (select id from chat where removed_at < ?)",
    ),
    purge: driver.prepare("delete from chat where removed_at < ?"),
  };
}

function requireChanged(changes: number, id: ChatId): void {
  if (changes === 0) throw new AppError("notFound", { kind: "chat", id });
}

/** Reads a row; the unbranded ids of the table are the contract's own. */
export function toChat(row: ChatRow): Chat {
  return {
    id: row.id as ChatId,
    title: row.title,
    titled: row.titled === 1,
    leafId: row.leaf_id as MessageId | null,
    modelId: row.model_id as ModelId | null,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
