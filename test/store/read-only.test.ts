import { chmodSync, mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { startStore } from "../support/store-process.ts";
import { canMount } from "./mounting.ts";
import { base, openedStore, refusal, sampleChat, sampleMessage, temporaryFolder } from "./sample.ts";

const isRoot = process.getuid?.() === 0;
const asRoot = canMount() ? "" : " (SKIPPED: needs Linux and root to mount a read-only disk)";
const asPerson =
  isRoot || process.platform === "win32" ? " (SKIPPED: permissions do not hold back root)" : "";

it.skipIf(asRoot !== "")(`says that a read-only disk is read-only${asRoot}`, async () => {
  const folder = temporaryFolder();
  const first = await openedStore(join(folder, "hearth.db"));
  await first.client.messages.add({
    chat: sampleChat(base),
    messages: [sampleMessage({ id: base + 1, chat: base })],
  });
  await first.stop();
  const store = await startStore({
    before: `mount --bind ${folder} ${folder} && mount -o remount,ro,bind ${folder}`,
  });
  onTestFinished(() => store.kill());
  expect(await refusal(store.client.store.open({ path: join(folder, "hearth.db") }))).toBe("diskReadOnly");
  expect(await refusal(store.client.store.open({ path: join(folder, "other.db") }))).toBe("diskReadOnly");
  expect(await refusal(store.client.store.open({ path: join(folder, "new", "hearth.db") }))).toBe(
    "diskReadOnly",
  );
});

it.skipIf(asPerson !== "")(`says that a read-only folder is read-only${asPerson}`, async () => {
  const folder = join(temporaryFolder(), "locked");
  mkdirSync(folder, { mode: 0o500 });
  const store = await startStore();
  onTestFinished(() => store.kill());
  expect(await refusal(store.client.store.open({ path: join(folder, "hearth.db") }))).toBe("diskReadOnly");
  chmodSync(folder, 0o700);
});

it.skipIf(process.platform === "win32")("lets only its owner read the database and its folder", async () => {
  const path = join(temporaryFolder(), "private", "hearth.db");
  const store = await openedStore(path);
  await store.client.drafts.save({ chatId: null, text: "secret" });
  const mode = (file: string): string => (statSync(file).mode & 0o777).toString(8);
  expect([mode(join(path, "..")), mode(path), mode(`${path}-wal`), mode(`${path}-shm`)]).toEqual([
    "700",
    "600",
    "600",
    "600",
  ]);
});
