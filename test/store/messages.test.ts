import { describe, expect, it } from "vitest";
import type { Message, Stats } from "#contract/message.ts";
import {
  base,
  chatId,
  messageId,
  modelId,
  openedStore,
  refusal,
  sampleChat,
  sampleMessage,
} from "./sample.ts";
import { readSql, runSql } from "./sqlite.ts";

const stats: Stats = {
  promptTokens: 10,
  reusedTokens: 4,
  tokens: 20,
  timeToFirstToken: 12.5,
  promptSpeed: 800.25,
  speed: 33.3,
  contextUsed: 30,
  contextSize: 8192,
  leftOut: 0,
  seed: 4_294_967_295,
};

const question = sampleMessage({ id: base + 1, chat: base, text: "why?" });
const reply = sampleMessage({
  id: base + 2,
  chat: base,
  parent: base + 1,
  role: "assistant",
  parts: [],
  state: "waiting",
  modelId: modelId("m"),
  modelName: "Model",
});
const ended = {
  id: reply.id,
  parts: [
    { kind: "reasoning", text: "hmm secretly", duration: 1200 },
    { kind: "text", text: "Because \u0000 of 隐私 \ud800!" },
  ] as const,
  state: "cut",
  error: { code: "engineCrashed", params: { detail: "x", at: 3 } },
  stats,
  cutReason: "length",
} as const;

describe("messages", () => {
  it("adds a chat with its messages and clears the draft in one step", async () => {
    const { client } = await openedStore();
    await client.drafts.save({ chatId: null, text: "why?" });
    await client.drafts.save({ chatId: chatId(7), text: "other" });
    const thread = await client.messages.add({
      chat: sampleChat(base),
      messages: [question, reply],
      clearDraft: null,
    });
    expect(thread.chat.leafId).toBe(reply.id);
    expect(thread.messages).toEqual([
      { ...question, siblings: [question.id] },
      { ...reply, siblings: [reply.id] },
    ]);
    expect(await client.chats.thread({ id: chatId(base) })).toEqual(thread);
    expect(await client.drafts.list()).toEqual([]);
  });

  it("answers a repeated call with the same and changes nothing", async () => {
    const store = await openedStore();
    const { client } = store;
    const addition = { chat: sampleChat(base), messages: [question, reply], clearDraft: chatId(base) };
    const first = await client.messages.add(addition);
    expect(await client.messages.add(addition)).toEqual(first);
    await client.messages.update(ended);
    const whole = await client.chats.thread({ id: chatId(base) });
    await client.messages.update(ended);
    expect(await client.messages.add(addition)).toEqual(whole);
    await client.store.close();
    expect(
      readSql(store.path, "select count(*) as n from message_fts where message_fts match 'why'"),
    ).toEqual([{ n: 1 }]);
  });

  it("keeps every field of a reply that ended", async () => {
    const { client } = await openedStore();
    await client.messages.add({ chat: sampleChat(base), messages: [question, reply] });
    await client.messages.update(ended);
    expect(await client.messages.get({ id: reply.id })).toEqual({ ...reply, ...ended });
    expect(await client.messages.branch({ id: reply.id })).toEqual([question, { ...reply, ...ended }]);
  });

  it("does not index a checkpoint, and indexes the end without its reasoning", async () => {
    const { client } = await openedStore();
    const find = async (query: string) =>
      (await client.chats.search({ query, limit: 9 })).map((hit) => hit.messageId);
    await client.messages.add({ chat: sampleChat(base), messages: [question, reply] });
    await client.messages.update({ ...ended, state: "streaming" });
    expect(await find("because")).toEqual([]);
    await client.messages.update(ended);
    expect(await find("because")).toEqual([reply.id]);
    expect(await find("隐私")).toEqual([reply.id]);
    expect(await find("secretly")).toEqual([]);
  });

  it("marks open replies as interrupted, keeps and indexes their text", async () => {
    const { client } = await openedStore();
    const other = sampleMessage({ id: base + 3, chat: base, parent: base + 2, state: "waiting", parts: [] });
    await client.messages.add({ chat: sampleChat(base), messages: [question, reply, other] });
    await client.messages.update({ ...ended, state: "streaming", stats: null, error: null, cutReason: null });
    expect(await client.messages.interruptOpen()).toBe(2);
    expect(await client.messages.interruptOpen()).toBe(0);
    expect(await client.messages.get({ id: reply.id })).toMatchObject({
      state: "interrupted",
      parts: ended.parts,
    });
    expect(await client.messages.get({ id: other.id })).toMatchObject({ state: "interrupted", parts: [] });
    expect(await client.chats.search({ query: "because", limit: 9 })).toHaveLength(1);
  });

  it("refuses a message without its parent, a taken id, and an unknown one, and writes nothing", async () => {
    const { client } = await openedStore();
    await client.messages.add({ chat: sampleChat(base), messages: [question] });
    const add = (message: Message) =>
      refusal(client.messages.add({ chat: sampleChat(base, { title: "changed" }), messages: [message] }));
    expect(await add(reply)).toBe("answered");
    expect(await add(sampleMessage({ id: base + 9, chat: base, parent: base + 8 }))).toBe("notFound");
    expect(await add(sampleMessage({ id: base + 1, chat: base, role: "system" }))).toBe("internal");
    expect(await refusal(client.messages.update({ ...ended, id: messageId(5) }))).toBe("notFound");
    expect(await refusal(client.messages.branch({ id: messageId(5) }))).toBe("notFound");
    const elsewhere = [sampleMessage({ id: base + 20, chat: base + 10, parent: base + 1 })];
    expect(await refusal(client.messages.add({ chat: sampleChat(base + 10), messages: elsewhere }))).toBe(
      "notFound",
    );
    expect(await client.chats.list()).toMatchObject([{ id: base, leafId: reply.id }]);
  });

  it("shows something for rows that nobody can read", async () => {
    const store = await openedStore();
    await store.client.messages.add({ chat: sampleChat(base), messages: [question, reply] });
    await store.client.messages.update(ended);
    await store.client.store.close();
    const later = JSON.stringify([
      { kind: "picture", text: "a cat" },
      { kind: "sound" },
      { kind: "text", text: "ok" },
    ]);
    runSql(store.path, `update message set parts = '[oops' where id = ${question.id}`);
    runSql(
      store.path,
      `update message set parts = '${later}', stats = '{"seed":1}', state = 'dreaming', error = '{"code":"new"}',
        role = 'tool', cut_reason = 'boredom' where id = ${reply.id}`,
    );
    await store.client.store.open({ path: store.path });
    const { messages } = await store.client.chats.thread({ id: chatId(base) });
    expect(messages[0]?.parts).toEqual([{ kind: "text", text: "why?" }]);
    expect(messages[1]).toMatchObject({
      parts: [
        { kind: "text", text: "a cat" },
        { kind: "text", text: "ok" },
      ],
      state: "interrupted",
      role: "assistant",
      stats: null,
      cutReason: null,
      error: { code: "internal" },
    });
  });
});
