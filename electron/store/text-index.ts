import { indexText, indexVersion } from "./bigrams.ts";
import type { Driver } from "./driver.ts";

/** The search rows of titles and messages; written in the same transaction as what they index. */
export interface TextIndex {
  putTitle(chatId: number, title: string): void;
  putMessage(messageId: number, text: string): void;
}

export function createTextIndex(driver: Driver): TextIndex {
  const title = driver.prepare("insert or replace into chat_fts(rowid, text) values (?, ?)");
  const message = driver.prepare("insert or replace into message_fts(rowid, text) values (?, ?)");
  return {
    putTitle: (chatId, text) => void title.run(chatId, indexText(text)),
    putMessage: (messageId, text) => void message.run(messageId, indexText(text)),
  };
}

interface TextRow {
  readonly id: number;
  readonly text: string;
}

const pageSize = 500;

/** Makes both search indexes anew when they were made by another rule. */
export function refreshIndex(driver: Driver): void {
  const stored = driver.prepare<{ value: string }>("select value from store_meta where key = 'fts_version'");
  if (stored.get()?.value === indexVersion) return;
  driver.transaction(() => rebuild(driver));
}

function rebuild(driver: Driver): void {
  const index = createTextIndex(driver);
  driver.exec("insert into chat_fts(chat_fts) values ('delete-all')");
  driver.exec("insert into message_fts(message_fts) values ('delete-all')");
  forEachText(driver, titles, ({ id, text }) => index.putTitle(id, text));
  forEachText(driver, closedMessages, ({ id, text }) => index.putMessage(id, text));
  driver.prepare("insert or replace into store_meta values ('fts_version', ?)").run(indexVersion);
}

const titles = "select id, title as text from chat where id > ? order by id limit ?";
const closedMessages = `
  select id, text from message
  where id > ? and text <> '' and role <> 'system' and state not in ('waiting', 'streaming') order by id limit ?`;

function forEachText(driver: Driver, sql: string, visit: (row: TextRow) => void): void {
  const page = driver.prepare<TextRow>(sql);
  for (let rows = page.all(0, pageSize); rows.length > 0; rows = page.all(rows.at(-1)?.id ?? 0, pageSize)) {
    rows.forEach(visit);
  }
}
