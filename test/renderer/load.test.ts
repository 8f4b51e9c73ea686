import "./support/page.ts";
import { beforeEach, expect, test } from "vitest";
import { AppError } from "#contract/errors.ts";
import type { StoreStatus } from "#contract/ipc.ts";
import { readSettings } from "#contract/settings.ts";
import { chatStore } from "../../renderer/chat/store.ts";
import { frameStore, showPage, showStoreStatus } from "../../renderer/frame/store.ts";
import { load, loadOnRecovery } from "../../renderer/load.ts";
import { fakeMain } from "./support/fake-main.ts";
import type { FakeMain } from "./support/fake-main.ts";
import { aChat } from "./support/threads.ts";

let main: FakeMain;
const ready: StoreStatus = { state: "ready", migratedFrom: null };
const failed: StoreStatus = { state: "failed", error: { code: "diskFull", params: {} } };

beforeEach(() => {
  frameStore.setState(frameStore.getInitialState(), true);
  main = fakeMain();
  main.answer("app.info", () => ({ language: "en" }));
  main.answer("app.storeStatus", () => ready);
  main.answer("settings.read", () => readSettings({}));
  for (const name of ["chats.list", "turns.progress", "models.list", "drafts.list"])
    main.answer(name, () => []);
});

const settled = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve));
const lists = (): number => main.inputs("chats.list").length;

test("a store that was down at the start is read once it is up, by whatever states it got there", async () => {
  main.answer("app.storeStatus", () => failed);
  main.answer("chats.list", () => {
    throw new AppError("diskFull");
  });
  const stop = loadOnRecovery();
  await load();
  main.answer("app.storeStatus", () => ready);
  main.answer("chats.list", () => [aChat(1)]);
  for (const status of [failed, { state: "starting" } as const, ready]) showStoreStatus(status);
  await settled();
  expect(Object.keys(chatStore.getState().chats)).toEqual(["1"]);
  stop();
});

test("a store that only restarted is not read again, nor is anything when a page changes", async () => {
  const stop = loadOnRecovery();
  await load();
  for (const status of [{ state: "starting" } as const, ready]) showStoreStatus(status);
  showPage("models");
  await settled();
  expect(lists()).toBe(1);
  stop();
});

test("a failure stays in view while the store is tried again", () => {
  showStoreStatus(failed);
  showStoreStatus({ state: "starting" });
  expect(frameStore.getState().storeStatus).toEqual(failed);
  showStoreStatus(ready);
  expect(frameStore.getState().storeStatus).toEqual(ready);
});
