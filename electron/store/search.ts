import type { Chat, SearchHit } from "#contract/chat.ts";
import type { MessageId } from "#contract/ids.ts";
import { matchExpression, termsOf } from "./bigrams.ts";
import { toChat } from "./chats.ts";
import type { ChatRow } from "./chats.ts";
import type { Driver } from "./driver.ts";
import { markMatches, patternOf, snippetOf } from "./highlights.ts";

export interface Search {
  find(query: string, limit: number): readonly SearchHit[];
}

const hitsPerChat = 3;
const mostHits = 500;
const pageSize = 200;
/** How far back a common word is followed; past it, a search that one chat fills up ends. */
const mostPages = 50;
const newestTitles = 300;

interface MessageMatch {
  readonly id: number;
  readonly chat_id: number;
  readonly created_at: number;
}

interface Found {
  readonly chat: Chat;
  readonly messageId: MessageId | null;
  readonly at: number;
}

export function createSearch(driver: Driver): Search {
  const titles = driver.prepare<ChatRow>(`
    select * from (
      select chat.* from chat_fts join chat on chat.id = chat_fts.rowid
      where chat_fts match ? and chat.removed_at is null order by chat_fts.rowid desc limit ${newestTitles}
    ) order by updated_at desc, id desc limit ?`);
  const matches = driver.prepare<MessageMatch>(`
    select message.id, message.chat_id, message.created_at
    from message_fts join message on message.id = message_fts.rowid join chat on chat.id = message.chat_id
    where message_fts match ? and message_fts.rowid < ? and chat.removed_at is null
    order by message_fts.rowid desc limit ${pageSize}`);
  const chat = driver.prepare<ChatRow>("select * from chat where id = ?");
  const text = driver.prepare<{ readonly text: string }>("select text from message where id = ?");

  /** The newest matching messages, a few of each chat. */
  function messages(expression: string, limit: number): readonly MessageMatch[] {
    const taken: MessageMatch[] = [];
    const perChat = new Map<number, number>();
    let before = Number.MAX_SAFE_INTEGER;
    for (let page = 0; page < mostPages && taken.length < limit; page++) {
      const rows = matches.all(expression, before);
      taken.push(...rows.filter((row) => countUp(perChat, row.chat_id) <= hitsPerChat));
      before = rows.at(-1)?.id ?? 0;
      if (rows.length < pageSize) break;
    }
    return taken.slice(0, limit);
  }

  function readChats(ids: readonly number[]): ReadonlyMap<number, Chat> {
    const rows = [...new Set(ids)].flatMap((id) => chat.get(id) ?? []);
    return new Map(rows.map((row) => [row.id, toChat(row)]));
  }

  function found(expression: string, limit: number): readonly Found[] {
    const inTitles = titles.all(expression, limit).map(titleFound);
    const inMessages = messages(expression, limit);
    const chats = readChats(inMessages.map((match) => match.chat_id));
    const perChat = new Map<number, number>();
    return [...inTitles, ...inMessages.flatMap((match) => messageFound(match, chats))]
      .toSorted((one, other) => other.at - one.at)
      .filter((each) => countUp(perChat, each.chat.id) <= hitsPerChat)
      .slice(0, limit);
  }

  return {
    find(query, limit) {
      const terms = termsOf(query);
      if (terms.length === 0 || limit < 1) return [];
      const pattern = patternOf(terms);
      return found(matchExpression(terms), Math.min(limit, mostHits)).map(({ chat, messageId }) => ({
        chat,
        messageId,
        title: markMatches(chat.title, pattern),
        snippet: messageId === null ? [] : snippetOf(text.get(messageId)?.text ?? "", pattern),
      }));
    },
  };
}

function titleFound(row: ChatRow): Found {
  return { chat: toChat(row), messageId: null, at: row.updated_at };
}

function messageFound(match: MessageMatch, chats: ReadonlyMap<number, Chat>): readonly Found[] {
  const chat = chats.get(match.chat_id);
  return chat === undefined ? [] : [{ chat, messageId: match.id as MessageId, at: match.created_at }];
}

function countUp(counts: Map<number, number>, key: number): number {
  const count = (counts.get(key) ?? 0) + 1;
  counts.set(key, count);
  return count;
}
