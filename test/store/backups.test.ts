import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { startStore } from "../support/store-process.ts";
import { nextVersionStore } from "./next-version.ts";
import { base, sampleChat, sampleMessage, temporaryFolder } from "./sample.ts";
import { readSql } from "./sqlite.ts";

const day = 24 * 60 * 60 * 1000;

/** A database of a store whose daily backup starts at once, opened a second time. */
async function reopened(prepare: (folder: string, path: string) => void = () => {}): Promise<string> {
  const path = join(temporaryFolder(), "hearth.db");
  vi.stubEnv("HEARTH_TEST_BACKUP_DELAY", "0");
  onTestFinished(() => void vi.unstubAllEnvs());
  const entry = await nextVersionStore();
  const first = await startStore({ entry });
  await first.client.store.open({ path });
  const messages = [sampleMessage({ id: base + 1, chat: base })];
  await first.client.messages.add({ chat: sampleChat(base), messages });
  await first.stop();
  const folder = join(dirname(path), "backups");
  expect(existsSync(folder)).toBe(false);
  prepare(folder, path);
  const second = await startStore({ entry });
  onTestFinished(() => second.kill());
  await second.client.store.open({ path });
  return folder;
}

function putOld(folder: string, ages: readonly number[]): readonly string[] {
  mkdirSync(folder);
  const names = ages.map((age) => nameAt(Date.now() - age));
  names.forEach((name) => writeFileSync(join(folder, name), ""));
  return names;
}

const nameAt = (time: number): string => `${new Date(time).toISOString().replaceAll(":", "-")}-daily.db`;

const whole = (folder: string): readonly string[] =>
  readdirSync(folder).filter((name) => name.endsWith(".db"));

describe("the daily backup", () => {
  it("is a whole database that only its owner reads", async () => {
    const folder = await reopened();
    await vi.waitFor(() => expect(whole(folder)).toHaveLength(1), 10_000);
    const path = join(folder, whole(folder)[0] ?? "");
    expect(readSql(path, "select count(*) as n from message")).toEqual([{ n: 1 }]);
    expect(readSql(path, "pragma integrity_check")).toEqual([{ integrity_check: "ok" }]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it("keeps three and drops the oldest and what was left half written", async () => {
    const ages = [day * 5, day * 4, day * 3, day * 2];
    let old: readonly string[] = [];
    const folder = await reopened((place) => {
      old = putOld(place, ages);
      writeFileSync(join(place, `${old[0]}.partial`), "half");
    });
    await vi.waitFor(() => expect(readdirSync(folder)).toHaveLength(3), 10_000);
    expect(whole(folder).slice(0, 2)).toEqual(old.slice(2));
  });

  it("is not made when there is one of today", async () => {
    const folder = await reopened((place) => void putOld(place, [day / 2]));
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(whole(folder)).toHaveLength(1);
  });

  it("is made and stays when the newest one is of a time to come", async () => {
    const ages = [-day * 300, -day * 301, -day * 302];
    const folder = await reopened((place) => void putOld(place, ages));
    await vi.waitFor(
      () => expect(whole(folder).some((name) => name < nameAt(Date.now() + day))).toBe(true),
      10_000,
    );
    expect(whole(folder)).toHaveLength(3);
  });

  it("is not made of a damaged database", async () => {
    const beyondCheck = 12 * 1024 * 1024;
    let old: readonly string[] = [];
    const folder = await reopened((place, path) => {
      old = putOld(place, [day * 4, day * 3, day * 2]);
      // Too large to be read whole at the start, so that only the backup meets the damaged page.
      const bytes = Buffer.concat([readFileSync(path), Buffer.alloc(beyondCheck)]);
      bytes.fill(0xa5, 4096 * 3, 4096 * 4);
      writeFileSync(path, bytes);
    });
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(whole(folder)).toEqual(old);
  });
});
