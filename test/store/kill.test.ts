import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { startStore } from "../support/store-process.ts";
import type { StoreProcess } from "../support/store-process.ts";
import { base, chatId, sampleChat, sampleMessage, temporaryFolder } from "./sample.ts";
import { readSql } from "./sqlite.ts";

const kills = 30;

it(
  "loses nothing that was acknowledged when it is killed at random moments",
  { timeout: 120_000 },
  async () => {
    const path = join(temporaryFolder(), "hearth.db");
    const acknowledged: number[] = [];
    let next = base;
    let store = await startStore();
    onTestFinished(() => store.kill());
    for (let round = 0; round < kills; round++) {
      store = await startStore();
      await store.client.store.open({ path });
      const killed = after(3 + Math.random() * 60).then(() => store.kill());
      next = await writeUntilLost(store, next, acknowledged);
      await killed;
    }

    const rows = readSql(path, "select id from message").map((row) => row["id"]);
    const present = new Set(rows);
    expect(acknowledged.filter((id) => !present.has(id))).toEqual([]);
    expect(acknowledged.length).toBeGreaterThan(kills);
    expect(readSql(path, "pragma integrity_check")).toEqual([{ integrity_check: "ok" }]);
    expect(readSql(path, "select count(*) as n from message_fts where message_fts match 'storm'")).toEqual([
      { n: rows.length },
    ]);

    store = await startStore();
    await store.client.store.open({ path });
    const thread = await store.client.chats.thread({ id: chatId(base) });
    expect(thread.messages.at(-1)?.id).toBe(Math.max(...rows.map(Number)));
    expect(thread.messages).toHaveLength(rows.length);
  },
);

/** Adds one message after another, as main does: the one whose answer was lost is asked for again next time. */
async function writeUntilLost(store: StoreProcess, from: number, acknowledged: number[]): Promise<number> {
  for (let id = from; ; id++) {
    const parent = id === base ? null : id - 1;
    const message = sampleMessage({ id, chat: base, parent, text: `storm ${id} 隐私保护` });
    const answer = await store.client.messages
      .add({ chat: sampleChat(base), messages: [message] })
      .catch(() => null);
    if (answer === null) return id;
    acknowledged.push(id);
  }
}

function after(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
