import { beforeAll, describe, expect, it } from "vitest";
import type { Highlight, SearchHit } from "#contract/chat.ts";
import { startStore } from "../support/store-process.ts";
import type { StoreProcess } from "../support/store-process.ts";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openedStore, sampleChat, sampleMessage } from "./sample.ts";
import { runSql } from "./sqlite.ts";

const texts: readonly string[] = [
  "Privacy matters. Private data stays on your machine.",
  "隐私保护是一项基本权利。",
  "我们在聊Privacy和隐私的关系，用GGUF模型",
  'He said "OR" and then: NEAR(the end)*',
  "Ein Café in München, naïve façade",
  "foo-bar and don't stop",
  `${"filler ".repeat(100)}needle   in\n\n\ta haystack ${"after ".repeat(100)}`,
  "日本語のテキスト and 한국어 문장",
  "保，护 are apart here",
  `${"\u{1f600}".repeat(100)}表情 found`,
];

let store: StoreProcess;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "hearth-search-"));
  store = await startStore();
  await store.client.store.open({ path: join(folder, "hearth.db") });
  for (const [i, text] of texts.entries()) {
    const chat = 1000 * (i + 1);
    const messages = [sampleMessage({ id: chat + 1, chat, text, createdAt: i })];
    await store.client.messages.add({
      chat: sampleChat(chat, { title: `Topic ${i}`, updatedAt: i }),
      messages,
    });
  }
  return async () => {
    await store.stop();
    rmSync(folder, { recursive: true, force: true });
  };
});

const find = (query: string, limit = 20): Promise<readonly SearchHit[]> =>
  store.client.chats.search({ query, limit });

/** Which of the texts were found, newest first. */
async function found(query: string): Promise<readonly number[]> {
  return (await find(query)).map((hit) => hit.chat.id / 1000 - 1);
}

const marked = (highlights: readonly Highlight[] = []): readonly string[] =>
  highlights.filter((each) => each.match).map((each) => each.text);

const plain = (highlights: readonly Highlight[] = []): string => highlights.map((each) => each.text).join("");

describe("what search finds", () => {
  it.each([
    ["privacy", [2, 0]],
    ["PRIV", [2, 0]],
    ["private mach", [0]],
    ["rivacy", []],
    ["隐", [2, 1]],
    ["隐私", [2, 1]],
    ["隐私保", [1]],
    ["一项基本权利", [1]],
    ["权利", [1]],
    ["利", [1]],
    ["保护", [1]],
    ["私隐", []],
    ["Privacy和隐私", [2]],
    ["gguf模型", [2]],
    ["隐私 gguf", [2]],
    ["cafe munchen", [4]],
    ["CAFÉ", [4]],
    ["foo-bar", [5]],
    ["don't", [5]],
    ["テキスト", [7]],
    ["한국", [7]],
    ["表情", [9]],
    ["topic", [9, 8, 7, 6, 5, 4, 3, 2, 1, 0]],
  ])("%s", async (query, expected) => {
    expect(await found(query)).toEqual(expected);
  });

  it.each([
    '" OR * NEAR(',
    '"',
    "*",
    "()",
    "OR",
    "a AND",
    "NEAR(a b, 3)",
    "text:",
    "-x",
    "^a",
    "{a}",
    "a\u0000b",
    "'",
    "\\",
  ])("takes %j as words and never as syntax", async (query) => {
    expect(Array.isArray(await find(query))).toBe(true);
  });

  it("finds nothing for nothing", async () => {
    for (const query of ["", "   ", '"*()', "。，", "\u{1f600}"]) expect(await find(query)).toEqual([]);
    expect(await find("privacy", 0)).toEqual([]);
    expect(await find("privacy", -5)).toEqual([]);
  });

  it("finds words that look like syntax", async () => {
    expect(await found('" OR * NEAR(')).toEqual([3]);
  });

  it("bears very long queries", async () => {
    expect(await find("隐私".repeat(20_000))).toEqual([]);
    expect(await find("a ".repeat(20_000))).toBeInstanceOf(Array);
  });
});

describe("how hits are shown", () => {
  it("marks every match in its own case", async () => {
    const [hit] = await find("pri");
    expect(marked(hit?.snippet)).toEqual(["Pri"]);
    expect(marked((await find("pri"))[1]?.snippet)).toEqual(["Pri", "Pri"]);
    expect(marked((await find("隐私"))[0]?.snippet)).toEqual(["隐私"]);
    expect(marked((await find("cafe facade"))[0]?.snippet)).toEqual(["Café", "façade"]);
    expect(marked((await find("don't foo-bar"))[0]?.snippet)).toEqual(["foo-bar", "don't"]);
  });

  it("cuts a line around the first match and collapses white space", async () => {
    const [hit] = await find("needle");
    const line = plain(hit?.snippet);
    expect(line).toContain("needle in a haystack after");
    expect(line.startsWith("…")).toBe(true);
    expect(line.endsWith("…")).toBe(true);
    expect(line.length).toBeLessThanOrEqual(164);
  });

  it("does not cut a character in two", async () => {
    expect(plain((await find("表情"))[0]?.snippet).isWellFormed()).toBe(true);
  });

  it("marks titles, and a hit in a title has no message", async () => {
    const [hit] = await find("topic 3");
    expect(hit).toMatchObject({ messageId: null, snippet: [], chat: { id: 4000 } });
    expect(marked(hit?.title)).toEqual(["Topic", "3"]);
    expect(plain((await find("foo"))[0]?.title)).toBe("Topic 5");
  });
});

describe("how many hits there are", () => {
  it("gives at most three of a chat, newest first, and no more than asked for", async () => {
    const many = (chat: number) =>
      Array.from({ length: 700 }, (_, i) =>
        sampleMessage({
          id: chat + i,
          chat,
          text: "zebra",
          createdAt: chat + i,
          parent: i === 0 ? null : chat + i - 1,
        }),
      );
    for (const chat of [100_000, 200_000, 300_000]) {
      await store.client.messages.add({ chat: sampleChat(chat, { updatedAt: chat }), messages: many(chat) });
    }
    const ids = (await find("zebra")).map((hit) => hit.messageId);
    expect(ids).toEqual([300_699, 300_698, 300_697, 200_699, 200_698, 200_697, 100_699, 100_698, 100_697]);
    expect(await find("zebra", 4)).toHaveLength(4);
  });
});

it("makes the index anew when it was made by another rule", async () => {
  const { client, path } = await openedStore();
  const messages = [sampleMessage({ id: 2, chat: 1, text: "隐私保护" })];
  await client.messages.add({ chat: sampleChat(1, { title: "标题" }), messages });
  await client.store.close();
  runSql(
    path,
    `delete from message_fts; delete from chat_fts; insert into message_fts(rowid, text) values (99, 'stale');
      update store_meta set value = 'older' where key = 'fts_version'`,
  );
  await client.store.open({ path });
  const find = async (query: string) => (await client.chats.search({ query, limit: 9 })).length;
  expect([await find("私保"), await find("标题"), await find("stale")]).toEqual([1, 1, 0]);
});
