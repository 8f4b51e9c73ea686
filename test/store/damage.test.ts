import { mkdirSync, readFileSync, readdirSync, truncateSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { startStore } from "../support/store-process.ts";
import { base, chatId, openedStore, refusal, sampleChat, sampleMessage, temporaryFolder } from "./sample.ts";
import { runSql } from "./sqlite.ts";

/** A closed database with so many messages of 2 KB in one chat. */
async function filled(count: number): Promise<string> {
  const store = await openedStore();
  const text = (id: number): string => `word ${id} `.repeat(200);
  const messages = Array.from({ length: count }, (_, i) =>
    sampleMessage({ id: base + i, chat: base, parent: i === 0 ? null : base + i - 1, text: text(i) }),
  );
  await store.client.messages.add({ chat: sampleChat(base), messages });
  await store.stop();
  return store.path;
}

function overwrite(path: string, from: number, length: number): void {
  const bytes = readFileSync(path);
  bytes.fill(0xa5, from, from + length);
  writeFileSync(path, bytes);
}

/** Opens it twice, as main might, and gives both refusals; the file must stay as it is. */
async function openUntouched(path: string): Promise<readonly string[]> {
  const before = readFileSync(path);
  const store = await startStore();
  onTestFinished(() => store.kill());
  const codes = [
    await refusal(store.client.store.open({ path })),
    await refusal(store.client.store.open({ path })),
  ];
  await store.stop();
  expect(readFileSync(path).equals(before)).toBe(true);
  return codes;
}

const twice = (code: string): readonly string[] => [code, code];

describe("a damaged file is refused and stays as it is", () => {
  it("with its header overwritten", async () => {
    const path = await filled(50);
    overwrite(path, 0, 100);
    expect(await openUntouched(path)).toEqual(twice("storeDamaged"));
  });

  it("with pages in the middle overwritten", async () => {
    const path = await filled(300);
    overwrite(path, 200_000, 100_000);
    expect(await openUntouched(path)).toEqual(twice("storeDamaged"));
  });

  it("cut off", async () => {
    const path = await filled(300);
    truncateSync(path, 100_000);
    expect(await openUntouched(path)).toEqual(twice("storeDamaged"));
  });

  it("that is not a database", async () => {
    const path = join(temporaryFolder(), "hearth.db");
    writeFileSync(path, "not a database\n".repeat(1000));
    expect(await openUntouched(path)).toEqual(twice("storeDamaged"));
  });

  it("that is another program's database", async () => {
    const path = join(temporaryFolder(), "hearth.db");
    runSql(path, "create table other(a); pragma user_version = 1");
    expect(await openUntouched(path)).toEqual(twice("storeDamaged"));
  });

  it("that was emptied though there are backups", async () => {
    const path = await filled(1);
    const backups = join(dirname(path), "backups");
    mkdirSync(backups);
    writeFileSync(join(backups, "2026-01-01T00-00-00.000Z-daily.db"), "");
    truncateSync(path, 0);
    expect(await openUntouched(path)).toEqual(twice("storeDamaged"));
  });

  it("that is a folder", async () => {
    const path = join(temporaryFolder(), "hearth.db");
    mkdirSync(path);
    const { client } = await startStoreForTest();
    expect(await refusal(client.store.open({ path }))).toBe("storeDamaged");
    expect(readdirSync(path)).toEqual([]);
  });
});

it("says storeDamaged when a call meets a damaged page of a large file", async () => {
  const path = await filled(3000);
  overwrite(path, 1_000_000, 8_000_000);
  const { client } = await startStoreForTest();
  expect(await refusal(client.store.open({ path }))).toBe("answered");
  expect(await refusal(client.chats.thread({ id: chatId(base) }))).toBe("storeDamaged");
});

async function startStoreForTest(): Promise<Awaited<ReturnType<typeof startStore>>> {
  const store = await startStore();
  onTestFinished(() => store.kill());
  return store;
}
