import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ModelId } from "#contract/ids.ts";
import { PLAIN_TEXT } from "../support/gguf/scripts.ts";
import { writeWideContextModel } from "../support/gguf/presets.ts";
import { addFile, addPreset, send, sentOf, settled, words, written } from "../support/journey.ts";
import {
  childrenRunning,
  killWorkers,
  removeFolder,
  runApp,
  temporaryFolder,
} from "../support/running-app.ts";
import type { RunningApp } from "../support/running-app.ts";

let running: RunningApp;

beforeEach(async () => {
  running = await runApp();
});
afterEach(async () => {
  await running.close();
  removeFolder(running.folder);
});

async function killDuringReply(modelId: ModelId): Promise<void> {
  running.forgetEvents();
  const sent = await send(running, "Go on", { modelId });
  await written(running, sent, 3);
  killWorkers("engine");
  await settled(running, sent);
}

test("an engine killed in the middle of a reply costs its last moment, and the next message works", async () => {
  const model = await addPreset(running, "slowEndless");
  const sent = await send(running, "Go on", { modelId: model.id });
  await written(running, sent, 8);
  killWorkers("engine");
  const reply = await settled(running, sent);
  expect(reply).toMatchObject({ state: "interrupted", error: { code: "engineCrashed" } });
  expect(words(reply).length).toBeGreaterThan(20);

  const again = sentOf(await running.client.turns.regenerate({ messageId: reply.id, modelId: model.id }));
  await written(running, again, 3);
  await running.client.turns.stop({ chatId: sent.chatId });
  expect(await settled(running, again)).toMatchObject({ state: "stopped" });
});

test("an engine that hangs is noticed and replaced", async () => {
  const model = await addPreset(running, "slowEndless");
  const sent = await send(running, "Go on", { modelId: model.id });
  await written(running, sent, 3);
  for (const pid of childrenRunning(join("out", "engine", "index.js"))) process.kill(pid, "SIGSTOP");
  expect(await settled(running, sent)).toMatchObject({ state: "interrupted", error: { code: "engineHung" } });
  const next = await send(running, "Again", { modelId: model.id, chatId: sent.chatId });
  await written(running, next, 1);
  await running.client.turns.stop({ chatId: sent.chatId });
});

test("a model that kills the engine three times is set aside until a person trusts it again", async () => {
  const model = await addPreset(running, "slowEndless");
  for (let times = 0; times < 3; times++) await killDuringReply(model.id);
  const refused = await settled(running, await send(running, "Once more", { modelId: model.id }));
  expect(refused).toMatchObject({ state: "failed", error: { code: "modelCrashLoop" } });
  const [listed] = await running.client.models.list();
  expect(listed?.problem?.code).toBe("modelCrashLoop");

  await running.client.models.trust({ id: model.id });
  const sent = await send(running, "And now", { modelId: model.id });
  await written(running, sent, 1);
  await running.client.turns.stop({ chatId: sent.chatId });
});

test("closing the app while a model loads does not count against the model", async () => {
  const model = await addPreset(running, "slow", { ballast: 1500 });
  await running.client.settings.change({ key: "memoryMap", value: false });
  for (let times = 0; times < 3; times++) {
    const loading = running.client.models.load({ id: model.id }).catch((thrown: unknown) => thrown);
    await running.waitFor("engine.status", ({ state }) => state === "loading");
    await running.close();
    await loading;
    running = await runApp({ folder: running.folder });
  }
  expect((await running.client.models.list())[0]?.problem).toBeNull();
});

test("closing and restarting while the engine starts neither hangs nor leaves a process behind", async () => {
  const starting = running.app.engine.start().catch((thrown: unknown) => thrown);
  await running.client.engine.restart();
  expect(await running.client.engine.status()).toMatchObject({ state: "idle" });
  await starting;
  const again = running.client.engine.restart().catch((thrown: unknown) => thrown);
  await running.close();
  await again;
  expect(childrenRunning(join("out", "engine", "index.js"))).toEqual([]);
  running = await runApp({ folder: running.folder });
});

test("a load that is asked for later takes the place of an earlier one", async () => {
  const large = await addPreset(running, "slow", { ballast: 1500 });
  const small = await addPreset(running, "plain");
  await running.client.settings.change({ key: "memoryMap", value: false });
  const first = running.client.models.load({ id: large.id });
  await running.waitFor("engine.status", ({ state }) => state === "loading");
  const second = running.client.models.load({ id: small.id });
  await expect(first).rejects.toMatchObject({ code: "cancelled" });
  await second;
  expect(await running.client.engine.status()).toMatchObject({ loaded: { modelId: small.id } });
});

test("a store killed in the middle of a reply loses nothing", async () => {
  const model = await addPreset(running, "slow");
  const sent = await send(running, "Hello", { modelId: model.id });
  await written(running, sent, 3);
  killWorkers("store");
  expect(words(await settled(running, sent))).toBe(PLAIN_TEXT);
  const { messages } = await running.client.chats.open({ id: sent.chatId });
  expect(messages.map(words)).toEqual(["Hello", PLAIN_TEXT]);
});

test("closing in the middle of a reply keeps it as stopped", async () => {
  const model = await addPreset(running, "slowEndless");
  const sent = await send(running, "Go on", { modelId: model.id });
  await written(running, sent, 5);
  await running.close();
  running = await runApp({ folder: running.folder });
  const { messages } = await running.client.chats.open({ id: sent.chatId });
  expect(messages.at(-1)).toMatchObject({ state: "stopped" });
});

test("a load that does not fit says what is needed and what would fit", async () => {
  const path = join(running.folder, "wide.gguf");
  await writeWideContextModel(path, 1_048_576);
  const model = await addFile(running, path);
  await running.client.settings.change({ key: "contextSize", value: 1_048_576 });
  const refused = await settled(running, await send(running, "Hello", { modelId: model.id }));
  expect(refused.error?.code).toBe("modelTooLarge");
  const { needed, available, fittingContext } = refused.error?.params ?? {};
  expect(needed).toBeGreaterThan(Number(available));
  expect(fittingContext).toBeGreaterThan(512);
});

test("a load is cancelled on the way, and the engine is free again", async () => {
  const model = await addPreset(running, "slow", { ballast: 1500 });
  await running.client.settings.change({ key: "memoryMap", value: false });
  const loading = running.client.models.load({ id: model.id });
  await running.waitFor("engine.status", ({ state }) => state === "loading");
  await running.client.models.cancelLoad();
  await expect(loading).rejects.toMatchObject({ code: "cancelled" });
  const small = await addPreset(running, "plain");
  expect(words(await settled(running, await send(running, "Hi", { modelId: small.id })))).toBe(PLAIN_TEXT);
});

const isRoot = process.getuid?.() === 0;

describe("on a disk that is full (needs root, to mount a small one)", () => {
  test.skipIf(!isRoot)(
    "a message that cannot be saved is refused, and works once there is room",
    async () => {
      const folder = temporaryFolder();
      const disk = join(folder, "disk");
      mkdirSync(disk);
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=3m", "tmpfs", disk]);
      const full = await runApp({ folder: disk });
      try {
        const model = await addPreset(running, "plain");
        const own = await addFile(full, model.files[0]?.path ?? "");
        const text = "too much ".repeat(20_000);
        let refusal: unknown = null;
        for (let tries = 0; tries < 40 && refusal === null; tries++) {
          refusal = await send(full, `${tries} ${text}`, { modelId: own.id })
            .then((sent) => full.client.turns.stop({ chatId: sent.chatId }))
            .then(() => null)
            .catch((thrown: unknown) => thrown);
        }
        expect(refusal).toMatchObject({ code: "diskFull" });
        const before = await full.client.chats.list();
        execFileSync("mount", ["-o", "remount,size=40m", disk]);
        expect(words(await settled(full, await send(full, "Room again", { modelId: own.id })))).toBe(
          PLAIN_TEXT,
        );
        expect(await full.client.chats.list()).toHaveLength(before.length + 1);
      } finally {
        await full.close();
        execFileSync("umount", ["-l", disk]);
        removeFolder(folder);
      }
    },
  );
});
