import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { AppError } from "#contract/errors.ts";
import type { ChatId } from "#contract/ids.ts";
import {
  draftOf,
  draftStore,
  flushDraft,
  flushDrafts,
  loadDrafts,
  sendingDraft,
  setDraft,
} from "../../../renderer/chat/drafts.ts";
import { fakeMain, type FakeMain } from "../support/fake-main.ts";

let main: FakeMain;
const chatId = 7 as ChatId;
const saves = (): readonly unknown[] => main.inputs("drafts.save");
const shown = (): string => draftOf(draftStore.getState(), chatId);

beforeEach(() => {
  vi.useFakeTimers();
  main = fakeMain();
  main.answer("drafts.list", () => []);
});
afterEach(async () => {
  await vi.runAllTimersAsync();
  await loadDrafts();
  vi.useRealTimers();
});

test("a text whose save failed survives the reload of the drafts and is written again", async () => {
  main.answer("drafts.save", () => {
    throw new AppError("diskFull");
  });
  setDraft(chatId, "precious");
  await vi.advanceTimersByTimeAsync(600);
  expect(saves()).toHaveLength(1);

  main.answer("drafts.save", () => undefined);
  main.answer("drafts.list", () => [
    { chatId, text: "old" },
    { chatId: 8, text: "other" },
  ]);
  await loadDrafts();
  expect(shown()).toBe("precious");
  expect(draftOf(draftStore.getState(), 8 as ChatId)).toBe("other");
  await vi.advanceTimersByTimeAsync(600);
  expect(saves()).toEqual(Array(2).fill({ chatId, text: "precious" }));

  main.answer("drafts.list", () => [{ chatId, text: "from the disk" }]);
  await loadDrafts();
  expect(shown()).toBe("from the disk");
});

test("a draft is not saved while it is sent, nor after", async () => {
  setDraft(chatId, "sent");
  const slow = sendingDraft(chatId, () => new Promise((resolve) => setTimeout(resolve, 2000)));
  flushDraft(chatId);
  await vi.advanceTimersByTimeAsync(3000);
  await slow;
  expect(shown()).toBe("");
  expect(saves()).toEqual([]);
});

test("a draft that was refused stays and is saved", async () => {
  setDraft(chatId, "refused");
  await expect(sendingDraft(chatId, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  await vi.advanceTimersByTimeAsync(600);
  expect(shown()).toBe("refused");
  expect(saves()).toEqual([{ chatId, text: "refused" }]);
});

test("what is typed while a message is sent is a new draft", async () => {
  setDraft(chatId, "sent");
  await sendingDraft(chatId, async () => setDraft(chatId, "sent and more"));
  await vi.advanceTimersByTimeAsync(600);
  expect(saves()).toEqual([{ chatId, text: "sent and more" }]);
});

test("a window that goes away writes every draft that waits", () => {
  setDraft(chatId, "one");
  setDraft(null, "two");
  flushDrafts();
  expect(saves()).toEqual([
    { chatId, text: "one" },
    { chatId: null, text: "two" },
  ]);
});
