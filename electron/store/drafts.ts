import type { Draft } from "#contract/chat.ts";
import type { ChatId } from "#contract/ids.ts";
import type { Driver } from "./driver.ts";

export interface Drafts {
  /** Without those of removed chats. */
  list(): readonly Draft[];
  /** An empty text ends the draft. */
  save(chatId: ChatId | null, text: string): void;
}

/** Ids are positive, so this is the draft of the chat that does not exist yet. */
const newChat = 0;

interface DraftRow {
  readonly chat_id: number;
  readonly text: string;
}

export function createDrafts(driver: Driver): Drafts {
  const list = driver.prepare<DraftRow>(`
    select * from draft
    where chat_id = ${newChat}
      or exists (select 1 from chat where chat.id = draft.chat_id and chat.removed_at is null)
    order by chat_id`);
  const put = driver.prepare("insert or replace into draft(chat_id, text) values (?, ?)");
  const clear = driver.prepare("delete from draft where chat_id = ?");
  return {
    list: () => list.all().map(toDraft),
    save(chatId, text) {
      if (text === "") clear.run(chatId ?? newChat);
      else put.run(chatId ?? newChat, text);
    },
  };
}

function toDraft({ chat_id: chatId, text }: DraftRow): Draft {
  return { chatId: chatId === newChat ? null : (chatId as ChatId), text };
}
