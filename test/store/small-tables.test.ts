import { describe, expect, it } from "vitest";
import type { Model } from "#contract/model.ts";
import { chatId, messageId, modelId, openedStore, refusal, sampleChat, sampleMessage } from "./sample.ts";
import { runSql } from "./sqlite.ts";

const model: Model = {
  id: modelId("a/b"),
  name: "模型",
  files: [{ path: "/models/m.gguf", size: 5_000_000_000, modifiedAt: 1_700_000_000_000 }],
  facts: { name: "m", languages: ["zh"], contextLength: 4096 } as never,
  problem: { code: "modelMissing", params: { path: "/models/m.gguf" } },
  addedAt: 1_700_000_000_000,
  lastUsedAt: null,
};

describe("drafts", () => {
  it("keeps one per chat and one for the new chat, and forgets empty ones", async () => {
    const { client } = await openedStore();
    await client.messages.add({ chat: sampleChat(1), messages: [sampleMessage({ id: 2, chat: 1 })] });
    await client.drafts.save({ chatId: chatId(1), text: "one" });
    await client.drafts.save({ chatId: null, text: "new" });
    await client.drafts.save({ chatId: null, text: "newer" });
    await client.drafts.save({ chatId: null, text: "newer" });
    expect(await client.drafts.list()).toEqual([
      { chatId: null, text: "newer" },
      { chatId: 1, text: "one" },
    ]);
    await client.drafts.save({ chatId: chatId(1), text: "" });
    await client.drafts.save({ chatId: chatId(1), text: "" });
    expect(await client.drafts.list()).toEqual([{ chatId: null, text: "newer" }]);
  });
});

describe("settings", () => {
  it("keeps JSON values, skips what cannot be read, and clears", async () => {
    const { client, path } = await openedStore();
    const values = { theme: "dark", topK: null, memoryMap: false, threads: 4, nested: { a: [1] } };
    for (const [key, value] of Object.entries(values)) await client.settings.write({ key, value });
    await client.settings.write({ key: "theme", value: "light" });
    await client.store.close();
    runSql(path, "insert into setting values ('broken', '{half')");
    await client.store.open({ path });
    expect(await client.settings.read()).toEqual({
      theme: "light",
      topK: null,
      memoryMap: false,
      threads: 4,
      nested: { a: [1] },
    });
    await client.settings.clear();
    expect(await client.settings.read()).toEqual({});
  });
});

describe("models", () => {
  it("puts, replaces, lists in the order of adding, and removes", async () => {
    const { client, path } = await openedStore();
    const second = { ...model, id: modelId("c"), addedAt: model.addedAt + 1, problem: null };
    await client.models.put({ model: second });
    await client.models.put({ model });
    await client.models.put({ model: { ...model, name: "other" } });
    expect(await client.models.list()).toEqual([{ ...model, name: "other" }, second]);
    await client.models.remove({ id: model.id });
    await client.models.remove({ id: model.id });
    await client.store.close();
    runSql(path, "insert into model values ('x', '{}', 1), ('y', 'oops', 1)");
    await client.store.open({ path });
    expect(await client.models.list()).toEqual([second]);
  });
});

describe("the process", () => {
  it("answers storeUnavailable while nothing is open, and opens again", async () => {
    const { client, path } = await openedStore();
    const info = await client.store.open({ path });
    expect(info).toMatchObject({ version: 1, migratedFrom: null });
    expect(info.sqlite).toMatch(/^3\./);
    await client.store.close();
    await client.store.close();
    expect(await refusal(client.chats.list())).toBe("storeUnavailable");
    expect(await client.store.open({ path })).toEqual(info);
    expect(await client.chats.list()).toEqual([]);
  });

  it.skipIf(process.platform === "win32")("goes on after Ctrl+C in the terminal", async () => {
    const { client, pid } = await openedStore();
    process.kill(pid, "SIGINT");
    await client.drafts.save({ chatId: null, text: "last words" });
    expect(await client.drafts.list()).toHaveLength(1);
  });

  it("refuses input that is not of the contract", async () => {
    const { client } = await openedStore();
    expect(await refusal(client.messages.get({ id: messageId(-1) }))).toBe("invalidInput");
    expect(await refusal(client.messages.get({ id: messageId(2 ** 60) }))).toBe("invalidInput");
  });
});
