import { afterEach, beforeEach, expect, test } from "vitest";
import { CHINESE_TEXT, PLAIN_TEXT, THINKING_TEXT, THOUGHT_OUT_TEXT } from "../support/gguf/scripts.ts";
import { addPreset, send, sentOf, settled, shown, words, written } from "../support/journey.ts";
import { removeFolder, runApp } from "../support/running-app.ts";
import type { RunningApp } from "../support/running-app.ts";

let running: RunningApp;

beforeEach(async () => {
  running = await runApp();
});
afterEach(async () => {
  await running.close();
  removeFolder(running.folder);
});

test("a first message becomes a chat, and its reply streams and is kept", async () => {
  const model = await addPreset(running, "plain");
  const sent = await send(running, "Hello there", { modelId: model.id });
  expect(sent.question).toMatchObject({ role: "user", state: "done", parts: [{ text: "Hello there" }] });
  expect(sent.reply).toMatchObject({ role: "assistant", state: "waiting", parts: [], modelName: model.name });

  const reply = await settled(running, sent);
  expect(words(reply)).toBe(PLAIN_TEXT);
  expect(reply).toMatchObject({ state: "done", error: null });
  expect(reply.stats?.tokens).toBeGreaterThan(10);
  expect(shown(running, sent)).toEqual(reply.parts);
  const { chat, messages } = await running.client.chats.open({ id: sent.chatId });
  expect(chat.title).toBe("Hello there");
  expect(messages.at(-1)).toEqual(reply);
});

test("reasoning is kept apart from the answer, with its duration", async () => {
  const model = await addPreset(running, "thinking");
  const reply = await settled(running, await send(running, "What is it?", { modelId: model.id }));
  expect(reply.parts).toMatchObject([
    { kind: "reasoning", text: THINKING_TEXT },
    { kind: "text", text: THOUGHT_OUT_TEXT },
  ]);
  expect(reply.parts[0]).toHaveProperty("duration", expect.any(Number));
});

test("Chinese goes in and out unharmed, and is found again", async () => {
  const model = await addPreset(running, "chinese");
  const reply = await settled(running, await send(running, "你好，介绍一下你自己", { modelId: model.id }));
  expect(words(reply)).toBe(CHINESE_TEXT);
  const [hit] = await running.client.chats.search({ query: "上传" });
  expect(hit?.messageId).toBe(reply.id);
});

test("the next message reads only what is new", async () => {
  const model = await addPreset(running, "plain");
  const first = await send(running, "One and the same again. ".repeat(50), { modelId: model.id });
  const before = await settled(running, first);
  const second = await send(running, "Two", { modelId: model.id, chatId: first.chatId });
  const { stats } = await settled(running, second);
  expect(before.stats?.reusedTokens).toBe(0);
  expect(stats?.reusedTokens).toBeGreaterThan((before.stats?.promptTokens ?? 0) - 16);
});

test("stop keeps what was written and frees the engine", async () => {
  const model = await addPreset(running, "slowEndless");
  const sent = await send(running, "Go on", { modelId: model.id });
  await written(running, sent, 5);
  await running.client.turns.stop({ chatId: sent.chatId });
  const reply = await settled(running, sent);
  expect(reply.state).toBe("stopped");
  expect(words(reply).length).toBeGreaterThan(10);
  expect(await running.client.turns.progress()).toEqual([]);
});

test("regenerate and edit make versions beside the old ones", async () => {
  const model = await addPreset(running, "plain");
  const first = await send(running, "First wording", { modelId: model.id });
  await settled(running, first);

  const again = sentOf(
    await running.client.turns.regenerate({ messageId: first.reply.id, modelId: model.id }),
  );
  await settled(running, again);
  expect(again.reply.siblings).toEqual([first.reply.id, again.reply.id]);
  expect(again.question.id).toBe(first.question.id);

  const input = { messageId: first.question.id, text: "Second wording", modelId: model.id };
  const edited = sentOf(await running.client.turns.edit(input));
  await settled(running, edited);
  expect(edited.question.siblings).toEqual([first.question.id, edited.question.id]);

  const back = await running.client.chats.switchTo({ messageId: first.question.id });
  expect(back.messages.map(({ id }) => id)).toEqual([first.question.id, again.reply.id]);
});

test("several chats wait for one engine in turn, and a waiting one can be stopped", async () => {
  const model = await addPreset(running, "slowEndless");
  const first = await send(running, "First", { modelId: model.id });
  await written(running, first, 1);
  const second = await send(running, "Second", { modelId: model.id });
  const third = await send(running, "Third", { modelId: model.id });
  await running.waitFor("turn.progress", ({ chatId, ahead }) => chatId === third.chatId && ahead === 2);

  await running.client.turns.stop({ chatId: second.chatId });
  expect(await settled(running, second)).toMatchObject({ state: "stopped", parts: [] });
  await running.client.turns.stop({ chatId: first.chatId });
  await written(running, third, 1);
  await running.client.turns.stop({ chatId: third.chatId });
});

test("a chat moves up when a message is added to it", async () => {
  const model = await addPreset(running, "plain");
  const older = await send(running, "Older", { modelId: model.id });
  await settled(running, older);
  await settled(running, await send(running, "Newer", { modelId: model.id }));
  await settled(running, await send(running, "Older again", { modelId: model.id, chatId: older.chatId }));
  expect((await running.client.chats.list()).map(({ title }) => title)).toEqual(["Older", "Newer"]);
});

test("two messages to one chat at once: one is taken, the other refused", async () => {
  const model = await addPreset(running, "slowEndless");
  const first = await send(running, "One", { modelId: model.id });
  await running.client.turns.stop({ chatId: first.chatId });
  const both = await Promise.allSettled(
    ["Two", "Three"].map((text) => send(running, text, { modelId: model.id, chatId: first.chatId })),
  );
  expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  await running.client.turns.stop({ chatId: first.chatId });
});

test("a chat opened in the middle of a reply has all that was written so far", async () => {
  const model = await addPreset(running, "slowEndless");
  const sent = await send(running, "Go on", { modelId: model.id });
  await written(running, sent, 20);
  const { messages } = await running.client.chats.open({ id: sent.chatId });
  const live = messages.at(-1);
  expect(live === undefined ? "" : words(live)).toContain("round after round");
  await running.client.turns.stop({ chatId: sent.chatId });
});

test("answering again keeps the chat's draft, sending takes it", async () => {
  const model = await addPreset(running, "plain");
  const sent = await send(running, "Question", { modelId: model.id });
  await settled(running, sent);
  await running.client.drafts.save({ chatId: sent.chatId, text: "next thought" });
  const again = sentOf(
    await running.client.turns.regenerate({ messageId: sent.reply.id, modelId: model.id }),
  );
  await settled(running, again);
  expect(await running.client.drafts.list()).toHaveLength(1);
  await settled(running, await send(running, "next thought", { modelId: model.id, chatId: sent.chatId }));
  expect(await running.client.drafts.list()).toEqual([]);
});

test("a chat that is being answered takes no second message", async () => {
  const model = await addPreset(running, "slowEndless");
  const sent = await send(running, "One", { modelId: model.id });
  const second = send(running, "Two", { modelId: model.id, chatId: sent.chatId });
  await expect(second).rejects.toMatchObject({ code: "chatBusy" });
  await running.client.turns.stop({ chatId: sent.chatId });
});

test("a message to another model swaps it in", async () => {
  const plain = await addPreset(running, "plain");
  const chinese = await addPreset(running, "chinese");
  const sent = await send(running, "Hello", { modelId: plain.id });
  await settled(running, sent);
  const other = await send(running, "你好", { modelId: chinese.id, chatId: sent.chatId });
  expect(words(await settled(running, other))).toBe(CHINESE_TEXT);
  expect(await running.client.engine.status()).toMatchObject({
    state: "ready",
    loaded: { modelId: chinese.id },
  });
});

test("a conversation longer than the context is a choice, never a silent cut", async () => {
  await running.client.settings.change({ key: "contextSize", value: 2048 });
  const model = await addPreset(running, "plain");
  const first = await send(running, "long story ".repeat(150), { modelId: model.id });
  await settled(running, first);
  const second = await send(running, "and more ".repeat(150), { modelId: model.id, chatId: first.chatId });
  const refused = await settled(running, second);
  expect(refused).toMatchObject({ state: "failed", error: { code: "contextTooSmall" } });
  expect(refused.error?.params["needed"]).toBeGreaterThan(2048);

  const input = { messageId: second.reply.id, modelId: model.id, overflow: "leaveOutOldest" } as const;
  const shorter = await settled(running, sentOf(await running.client.turns.regenerate(input)));
  expect(shorter).toMatchObject({ state: "done" });
  expect(shorter.stats?.leftOut).toBeGreaterThan(0);

  await running.client.settings.change({ key: "contextSize", value: 4096 });
  const longer = sentOf(
    await running.client.turns.regenerate({ messageId: second.reply.id, modelId: model.id }),
  );
  expect(await settled(running, longer)).toMatchObject({ state: "done", stats: { leftOut: 0 } });
});

test("the app finds everything again when it is opened the next time", async () => {
  const model = await addPreset(running, "plain");
  const sent = await send(running, "Remember me", { modelId: model.id });
  const reply = await settled(running, sent);
  await running.client.drafts.save({ chatId: sent.chatId, text: "half a thought" });
  await running.client.settings.change({ key: "theme", value: "dark" });
  await running.close();

  running = await runApp({ folder: running.folder });
  expect((await running.client.chats.list()).map(({ title }) => title)).toEqual(["Remember me"]);
  expect((await running.client.chats.open({ id: sent.chatId })).messages.at(-1)).toEqual(reply);
  expect(await running.client.drafts.list()).toEqual([{ chatId: sent.chatId, text: "half a thought" }]);
  expect(await running.client.settings.read()).toMatchObject({ theme: "dark" });
  expect((await running.client.models.list()).map(({ id }) => id)).toEqual([model.id]);
});

test("a removed chat can be brought back, and is gone after the next start", async () => {
  const model = await addPreset(running, "plain");
  const sent = await send(running, "Short lived", { modelId: model.id });
  await settled(running, sent);
  await running.client.chats.remove({ id: sent.chatId });
  expect(await running.client.chats.list()).toEqual([]);
  await running.client.chats.restore({ id: sent.chatId });
  expect(await running.client.chats.list()).toHaveLength(1);
  await running.client.chats.remove({ id: sent.chatId });
  await running.close();
  running = await runApp({ folder: running.folder });
  await expect(running.client.chats.restore({ id: sent.chatId })).rejects.toMatchObject({ code: "notFound" });
});
