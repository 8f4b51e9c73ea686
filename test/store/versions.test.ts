import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { builtStore, startStore } from "../support/store-process.ts";
import type { StoreProcess, StoreProcessOptions } from "../support/store-process.ts";
import { fixture, latest, released } from "./fixtures.ts";
import { nextVersionStore } from "./next-version.ts";
import { base, chatId, refusal, temporaryFolder } from "./sample.ts";
import { readSql, runSql } from "./sqlite.ts";

async function started(options: StoreProcessOptions = {}): Promise<StoreProcess> {
  const store = await startStore(options);
  onTestFinished(() => store.kill());
  return store;
}

function backupsOf(path: string): readonly string[] {
  return readdirSync(join(dirname(path), "backups"));
}

async function expectFixtureContents({ client }: StoreProcess): Promise<void> {
  const { chat, messages } = await client.chats.thread({ id: chatId(base) });
  expect(chat).toMatchObject({ title: "隐私", titled: true, leafId: base + 2, modelId: "m" });
  expect(messages).toMatchObject([
    { role: "user", parts: [{ kind: "text", text: "什么是隐私?" }] },
    {
      role: "assistant",
      state: "cut",
      parts: [{ kind: "reasoning", duration: 5 }, { text: "Privacy is …" }],
    },
  ]);
  const hits = await client.chats.search({ query: "隐私", limit: 9 });
  expect(hits.map((hit) => hit.messageId)).toEqual([null, base + 1]);
  expect(await client.drafts.list()).toEqual([{ chatId: null, text: "half a thought" }]);
  expect(await client.settings.read()).toEqual({ theme: "dark" });
  expect(await client.models.list()).toMatchObject([{ id: "m", name: "Model" }]);
}

describe.each(released)("a database of version %i", (version) => {
  it("opens with everything in it, after a copy when it is an older one", async () => {
    const path = fixture(version);
    const store = await started();
    const isOlder = version < latest;
    const info = await store.client.store.open({ path });
    expect(info).toMatchObject({ version: latest, migratedFrom: isOlder ? version : null });
    await expectFixtureContents(store);
    if (isOlder) expect(backupsOf(path)).toHaveLength(1);
  });

  it("has the very schema that the app makes", async () => {
    if (version !== latest) return;
    const path = join(temporaryFolder(), "hearth.db");
    const store = await started();
    await store.client.store.open({ path });
    await store.stop();
    const schema = "select type, name, sql from sqlite_schema order by name";
    const normal = (file: string) => JSON.stringify(readSql(file, schema)).replace(/(\\n|\s)+/g, " ");
    expect(normal(path)).toBe(normal(fixture(version)));
  });

  it("is migrated by the next release, with a copy of the old one first", async () => {
    const path = fixture(version);
    const store = await started({ entry: await nextVersionStore() });
    const info = await store.client.store.open({ path });
    expect(info).toMatchObject({ version: latest + 1, migratedFrom: version });
    expect(await store.client.store.open({ path })).toEqual(info);
    await expectFixtureContents(store);
    await store.stop();
    const [name = "", ...others] = backupsOf(path);
    expect(others).toEqual([]);
    expect(name).toMatch(new RegExp(`-v${version}\\.db$`));
    expect(readSql(join(dirname(path), "backups", name), "pragma user_version")).toEqual([
      { user_version: version },
    ]);
    expect(readSql(path, "select count(*) as n from step")).toEqual([{ n: 300_000 }]);
  });
});

it("keeps the last three copies from before migrations", async () => {
  const path = fixture(latest);
  for (let i = 0; i < 5; i++) {
    const store = await started({ entry: await nextVersionStore() });
    await store.client.store.open({ path });
    await store.stop();
    runSql(path, `drop table step; pragma user_version = ${latest}`);
  }
  expect(backupsOf(path)).toHaveLength(3);
});

it(
  "is whole at the old or the new version when it is killed while it migrates",
  { timeout: 60_000 },
  async () => {
    const path = fixture(latest);
    const entry = await nextVersionStore();
    for (let round = 0; round < 10; round++) {
      const store = await started({ entry });
      const opening = store.client.store.open({ path }).catch(() => null);
      await new Promise((resolve) => setTimeout(resolve, 60 + round * 30));
      await store.kill();
      await opening;
      const [row] = readSql(path, "pragma user_version");
      const steps = readSql(path, "select count(*) as n from sqlite_schema where name = 'step'");
      expect(steps).toEqual([{ n: row?.["user_version"] === latest ? 0 : 1 }]);
      expect(readSql(path, "select count(*) as n from message")).toEqual([{ n: 2 }]);
      if (row?.["user_version"] !== latest) runSql(path, `drop table step; pragma user_version = ${latest}`);
    }
    const store = await started({ entry });
    expect(await store.client.store.open({ path })).toMatchObject({ version: latest + 1 });
    expect(backupsOf(path).filter((name) => name.endsWith(".partial"))).toEqual([]);
  },
);

it.each(["closed", "killed"])("refuses a newer database (%s) and changes no byte of it", async (end) => {
  const path = fixture(latest);
  const newer = await started({ entry: await nextVersionStore() });
  await newer.client.store.open({ path });
  await newer.client.drafts.save({ chatId: null, text: "written by the newer version" });
  await (end === "closed" ? newer.stop() : newer.kill());
  const files = readdirSync(dirname(path)).filter((name) => /\.db(-wal)?$/.test(name));
  const bytes = () => files.map((name) => readFileSync(join(dirname(path), name)).toString("latin1"));
  const before = bytes();
  expect(files).toHaveLength(end === "closed" ? 1 : 2);

  const store = await started({ entry: await builtStore() });
  const error = await store.client.store.open({ path }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: "storeNewer", params: { version: latest + 1, latest } });
  expect(await refusal(store.client.chats.list())).toBe("storeUnavailable");
  await store.stop();
  expect(bytes()).toEqual(before);
});
