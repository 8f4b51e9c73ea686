import { describe, expect, it } from "vitest";
import { base, chatId, messageId, openedStore, refusal, sampleChat, sampleMessage } from "./sample.ts";
import type { OpenedStore } from "./sample.ts";
import { readSql } from "./sqlite.ts";

async function addChat(store: OpenedStore, id: number, fields = {}): Promise<void> {
  const messages = [sampleMessage({ id: id + 1, chat: id, text: `hello from ${id}` })];
  await store.client.messages.add({ chat: sampleChat(id, fields), messages });
}

describe("chats", () => {
  it("lists the chat that changed last first", async () => {
    const store = await openedStore();
    await addChat(store, base, { updatedAt: 10 });
    await addChat(store, base + 10, { updatedAt: 30 });
    await addChat(store, base + 20, { updatedAt: 20 });
    const ids = (await store.client.chats.list()).map((chat) => chat.id);
    expect(ids).toEqual([base + 10, base + 20, base]);
  });

  it("keeps every field of a chat", async () => {
    const store = await openedStore();
    const chat = sampleChat(base, {
      title: "标题 \u{1f600}",
      modelId: "m1" as never,
      createdAt: 5,
      updatedAt: 6,
    });
    const message = sampleMessage({ id: base + 1, chat: base });
    const thread = await store.client.messages.add({ chat, messages: [message] });
    expect(thread.chat).toEqual({ ...chat, leafId: base + 1 });
    expect(await store.client.chats.list()).toEqual([thread.chat]);
  });

  it("renames, and a title made from text never replaces the person's name", async () => {
    const store = await openedStore();
    await addChat(store, base);
    const renamed = await store.client.chats.rename({ id: chatId(base), title: "Mine" });
    expect(renamed).toMatchObject({ title: "Mine", titled: true });
    const later = sampleMessage({ id: base + 2, chat: base, parent: base + 1 });
    const thread = await store.client.messages.add({
      chat: sampleChat(base, { updatedAt: 9 }),
      messages: [later],
    });
    expect(thread.chat).toMatchObject({ title: "Mine", titled: true, updatedAt: 9 });
    expect(await store.client.chats.search({ query: "mine", limit: 5 })).toHaveLength(1);
  });

  it("hides a removed chat everywhere and brings it back", async () => {
    const store = await openedStore();
    const { client } = store;
    await addChat(store, base);
    await client.drafts.save({ chatId: chatId(base), text: "half" });
    await client.chats.remove({ id: chatId(base), at: 100 });
    await client.chats.remove({ id: chatId(base), at: 200 });
    expect(await client.chats.list()).toEqual([]);
    expect(await client.drafts.list()).toEqual([]);
    expect(await client.chats.search({ query: "hello", limit: 5 })).toEqual([]);
    expect(await refusal(client.chats.thread({ id: chatId(base) }))).toBe("notFound");
    expect(await refusal(client.chats.rename({ id: chatId(base), title: "x" }))).toBe("notFound");
    expect(await refusal(client.chats.switchTo({ messageId: messageId(base + 1) }))).toBe("notFound");
    expect(await refusal(addChat(store, base))).toBe("notFound");
    expect((await client.chats.restore({ id: chatId(base) })).id).toBe(base);
    expect(await client.chats.list()).toHaveLength(1);
    expect(await client.chats.search({ query: "hello", limit: 5 })).toHaveLength(1);
    expect(await client.drafts.list()).toEqual([{ chatId: base, text: "half" }]);
  });

  it("purges only what was removed before, with its messages, draft and search rows", async () => {
    const store = await openedStore();
    const { client, path } = store;
    for (const id of [base, base + 10, base + 20]) await addChat(store, id);
    await client.drafts.save({ chatId: chatId(base), text: "half" });
    await client.chats.remove({ id: chatId(base), at: 100 });
    await client.chats.remove({ id: chatId(base + 10), at: 200 });
    expect(await client.chats.purge({ removedBefore: 200 })).toBe(1);
    expect(await client.chats.purge({ removedBefore: 200 })).toBe(0);
    expect(await refusal(client.chats.restore({ id: chatId(base) }))).toBe("notFound");
    expect(await refusal(client.messages.get({ id: messageId(base + 1) }))).toBe("notFound");
    await client.store.close();
    const counts = `select (select count(*) from message) as messages, (select count(*) from draft) as drafts,
      (select count(*) from message_fts where message_fts match 'hello') as hits,
      (select count(*) from chat_fts where chat_fts match 'chat') as titles`;
    expect(readSql(path, counts)).toEqual([{ messages: 2, drafts: 0, hits: 2, titles: 2 }]);
  });

  it("says notFound for chats that were never there", async () => {
    const { client } = await openedStore();
    expect(await refusal(client.chats.thread({ id: chatId(1) }))).toBe("notFound");
    expect(await refusal(client.chats.remove({ id: chatId(1), at: 1 }))).toBe("notFound");
    expect(await refusal(client.chats.restore({ id: chatId(1) }))).toBe("notFound");
  });
});
