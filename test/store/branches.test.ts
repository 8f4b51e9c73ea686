import { describe, expect, it } from "vitest";
import { base, chatId, messageId, openedStore, sampleChat, sampleMessage } from "./sample.ts";
import type { OpenedStore } from "./sample.ts";

/** Adds a line of messages below a parent, each one the child of the one before. */
async function addLine(store: OpenedStore, ids: readonly number[], parent: number | null): Promise<void> {
  const messages = ids.map((id, i) =>
    sampleMessage({ id: base + id, chat: base, parent: above(ids[i - 1], parent) }),
  );
  await store.client.messages.add({ chat: sampleChat(base), messages });
}

function above(before: number | undefined, parent: number | null): number | null {
  if (before !== undefined) return base + before;
  return parent === null ? null : base + parent;
}

const short = (ids: readonly number[]): readonly number[] => ids.map((id) => id - base);

async function visible(store: OpenedStore): Promise<readonly (readonly [number, readonly number[]])[]> {
  const { messages } = await store.client.chats.thread({ id: chatId(base) });
  return messages.map(({ id, siblings }) => [id - base, short(siblings)]);
}

describe("branches", () => {
  it("shows the branch of the last message with all versions of each", async () => {
    const store = await openedStore();
    await addLine(store, [1, 2, 3, 4], null);
    await addLine(store, [5, 6], 2);
    await addLine(store, [7], 5);
    await addLine(store, [8, 9], null);
    expect(await visible(store)).toEqual([
      [8, [1, 8]],
      [9, [9]],
    ]);
    const thread = await store.client.chats.switchTo({ messageId: messageId(base + 3) });
    expect(thread.chat.leafId).toBe(base + 4);
    expect(await visible(store)).toEqual([
      [1, [1, 8]],
      [2, [2]],
      [3, [3, 5]],
      [4, [4]],
    ]);
  });

  it("switches to the newest leaf below a message", async () => {
    const store = await openedStore();
    await addLine(store, [1, 2, 3, 4], null);
    await addLine(store, [5, 6], 2);
    await addLine(store, [7], 5);
    await addLine(store, [8], 3);
    const leaf = async (id: number) =>
      ((await store.client.chats.switchTo({ messageId: messageId(base + id) })).chat.leafId ?? 0) - base;
    expect(await leaf(1)).toBe(8);
    expect(await leaf(5)).toBe(7);
    expect(await leaf(6)).toBe(6);
    expect(await leaf(3)).toBe(8);
    expect(await leaf(4)).toBe(4);
    expect(await leaf(4)).toBe(4);
  });

  it("does not mix versions of different chats that both begin without a parent", async () => {
    const store = await openedStore();
    await addLine(store, [1, 2], null);
    const first = sampleMessage({ id: base + 11, chat: base + 10 });
    const thread = await store.client.messages.add({ chat: sampleChat(base + 10), messages: [first] });
    expect(thread.messages[0]?.siblings).toEqual([base + 11]);
  });

  it("reads a branch of 5,000 messages", async () => {
    const store = await openedStore();
    await addLine(store, line(5000), null);
    const thread = await store.client.chats.switchTo({ messageId: messageId(base + 1) });
    expect(thread.messages).toHaveLength(5000);
    expect(thread.messages.at(-1)?.parentId).toBe(base + 4999);
    expect(await store.client.messages.branch({ id: messageId(base + 4000) })).toHaveLength(4000);
  });

  it("deletes a chat that is 1,500 messages deep", async () => {
    const store = await openedStore();
    await addLine(store, line(1500), null);
    await store.client.chats.remove({ id: chatId(base), at: 1 });
    expect(await store.client.chats.purge({ removedBefore: 2 })).toBe(1);
    expect(await store.client.chats.list()).toEqual([]);
  });
});

function line(length: number): readonly number[] {
  return Array.from({ length }, (_, i) => i + 1);
}
