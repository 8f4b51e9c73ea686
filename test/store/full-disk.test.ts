import { mkdirSync, readFileSync, readdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { startStore } from "../support/store-process.ts";
import type { StoreProcess } from "../support/store-process.ts";
import { fixture, latest } from "./fixtures.ts";
import { canMount } from "./mounting.ts";
import { nextVersionStore } from "./next-version.ts";
import { base, chatId, refusal, sampleChat, sampleMessage, temporaryFolder } from "./sample.ts";
import { readSql } from "./sqlite.ts";

const skipped = canMount() ? "" : " (SKIPPED: needs Linux and root to mount a small disk)";

it.skipIf(skipped !== "")(
  `says that the disk is full, keeps what it has, and goes on${skipped}`,
  async () => {
    const folder = join(temporaryFolder(), "disk");
    mkdirSync(folder);
    const store = await startStore({ before: `mount -t tmpfs -o size=3m tmpfs ${folder}` });
    onTestFinished(() => store.kill());
    const path = join(folder, "hearth.db");
    await store.client.store.open({ path });
    const seen = `/proc/${store.pid}/root${folder}`;
    await add(store, 1, 10);
    fill(join(seen, "filler"), seen);

    const codes = new Set<string>();
    let kept = 1;
    for (let id = 2; id < 200 && codes.size === 0; id++) {
      const code = await refusal(add(store, id, 40_000));
      if (code === "answered") kept = id;
      else codes.add(code);
    }
    codes.add(await refusal(store.client.drafts.save({ chatId: null, text: "x".repeat(500_000) })));
    expect([...codes]).toEqual(["diskFull"]);
    const thread = await store.client.chats.thread({ id: chatId(base) });
    expect(thread.messages.map((message) => message.id - base)).toEqual(range(1, kept));

    rmSync(join(seen, "filler"));
    await add(store, kept + 1, 40_000);
    await store.client.store.close();
    expect(readSql(join(seen, "hearth.db"), "pragma integrity_check")).toEqual([{ integrity_check: "ok" }]);
    await store.client.store.open({ path });
    expect((await store.client.chats.thread({ id: chatId(base) })).messages).toHaveLength(kept + 1);
  },
);

it.skipIf(skipped !== "")(`says that the disk is full when there is no room to begin${skipped}`, async () => {
  const folder = join(temporaryFolder(), "disk");
  mkdirSync(folder);
  const store = await startStore({ before: `mount -t tmpfs -o size=64k tmpfs ${folder}` });
  onTestFinished(() => store.kill());
  expect(await refusal(store.client.store.open({ path: join(folder, "hearth.db") }))).toBe("diskFull");
});

it.skipIf(skipped !== "")(`does not migrate when there is no room for a copy first${skipped}`, async () => {
  const source = fixture(latest);
  const folder = join(temporaryFolder(), "disk");
  mkdirSync(folder);
  const before = `mount -t tmpfs -o size=160k tmpfs ${folder} && cp ${source} ${folder}`;
  const store = await startStore({ before, entry: await nextVersionStore() });
  onTestFinished(() => store.kill());
  expect(await refusal(store.client.store.open({ path: join(folder, "hearth.db") }))).toBe("diskFull");
  await store.client.store.close();
  const seen = `/proc/${store.pid}/root${folder}`;
  expect(readFileSync(join(seen, "hearth.db")).equals(readFileSync(source))).toBe(true);
  expect(readdirSync(join(seen, "backups"))).toEqual([]);
});

async function add(store: StoreProcess, id: number, length: number): Promise<unknown> {
  const parent = id === 1 ? null : base + id - 1;
  const message = sampleMessage({ id: base + id, chat: base, parent, text: "word ".repeat(length / 5) });
  return store.client.messages.add({ chat: sampleChat(base), messages: [message] });
}

/** Leaves 200 KB. */
function fill(file: string, folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(file, Buffer.alloc(bavail * bsize - 200_000));
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}
