import { act, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import type { ChatId, MessageId } from "#contract/ids.ts";
import type { ThreadMessage } from "#contract/message.ts";
import { readSettings } from "#contract/settings.ts";
import { ChatPage } from "../../../renderer/chat/chat-page.tsx";
import { chatEvents, openChat } from "../../../renderer/chat/store.ts";
import { fakeMain, type FakeMain } from "../support/fake-main.ts";
import { show } from "../support/show.tsx";
import { aChat, aMessage, aModelId, aThread } from "../support/threads.ts";

let main: FakeMain;
const chatId = 1 as ChatId;
const replyId = 3 as MessageId;

beforeEach(() => {
  main = fakeMain();
});

async function open(
  reply: Partial<ThreadMessage> & { readonly text?: string },
  earlier: readonly ThreadMessage[] = [],
): Promise<void> {
  const question = aMessage({ id: 2, text: "Question" });
  const last = aMessage({ role: "assistant", modelName: "Qwen", ...reply, id: 3 });
  main.answer("chats.open", () => aThread(aChat(1), [...earlier, question, last]));
  main.answer("turns.regenerate", () => aThread(aChat(1), [question]));
  show(<ChatPage />);
  await act(() => openChat(chatId));
}

const button = (name: string): HTMLElement => screen.getByRole("button", { name });
const progress = { ahead: 0, done: 0, total: 0, tokens: 0, speed: 0, contextUsed: 0, contextSize: 0, chatId };

test("a reply tells what it is doing until it settles, and its text appears as it is written", async () => {
  await open({ state: "waiting" });
  const tell = (change: object): void =>
    act(() => chatEvents["turn.progress"]({ ...progress, phase: "queued", ...change }));
  tell({ phase: "queued", ahead: 2 });
  expect(screen.getByText("Waiting for 2 other answers")).toBeTruthy();
  tell({ phase: "loading", done: 62, total: 100 });
  expect(screen.getByText("Loading the model… 62%")).toBeTruthy();
  tell({ phase: "reading", done: 1204, total: 2900 });
  expect(screen.getByText("1,204 of 2,900 tokens")).toBeTruthy();

  const patches = [
    { op: "open", part: { kind: "text", text: "" } },
    { op: "append", text: "Some **bold** words" },
  ] as const;
  act(() => chatEvents["message.patched"]({ chatId, id: replyId, patches }));
  tell({ phase: "writing", tokens: 3, speed: 23.44, contextUsed: 6412, contextSize: 8192 });
  expect((await screen.findByText("bold")).tagName).toBe("STRONG");
  expect(screen.getByText("23.4 tokens/s")).toBeTruthy();
  expect(screen.getByRole("meter", { name: "Context" }).getAttribute("aria-valuetext")).toBe(
    "6,412 of 8,192 · 78%",
  );
  expect(screen.getByText("Writing…").getAttribute("role")).toBe("status");

  const settled = screen.getByText("bold");
  const message = aMessage({ id: 3, role: "assistant", text: "Some **bold** words", chatId });
  act(() => chatEvents["message.changed"]({ message }));
  act(() => chatEvents["turn.ended"]({ chatId }));
  expect(screen.getByText("bold")).toBe(settled);
  expect(screen.getByText("Answer finished")).toBeTruthy();
  expect(button("Answer again")).toBeTruthy();
});

test("the arrows of a message, and Alt with the arrow keys, show its other versions", async () => {
  await open({ text: "Second", siblings: [5, replyId, 6] as MessageId[] });
  main.answer("chats.switchTo", () => aThread(aChat(1), [aMessage({ id: 2, text: "Question" })]));
  expect(screen.getByText("2 / 3")).toBeTruthy();
  await userEvent.click(button("Previous version"));
  expect(main.inputs("chats.switchTo")).toEqual([{ messageId: 5 }]);

  await act(() => openChat(chatId));
  const reply = screen.getAllByRole("article").at(-1);
  reply?.focus();
  await userEvent.keyboard("{Alt>}{ArrowRight}{/Alt}");
  expect(main.inputs("chats.switchTo")).toEqual([{ messageId: 5 }, { messageId: 6 }]);
});

test("a conversation that does not fit is the person's choice: a longer context", async () => {
  main.answer("settings.change", () => readSettings({}));
  await open({
    state: "failed",
    error: { code: "contextTooSmall", params: { needed: 9120, contextSize: 8192 } },
  });
  await userEvent.click(button("Use a longer context (10,240)"));
  await waitFor(() =>
    expect(main.inputs("turns.regenerate")).toEqual([{ messageId: replyId, modelId: aModelId }]),
  );
  expect(main.inputs("settings.change")).toEqual([{ key: "contextSize", value: 10_240 }]);
});

test("or without the oldest messages, or with another question", async () => {
  const error = { code: "contextTooSmall", params: { needed: 9120, contextSize: 8192 } } as const;
  await open({ state: "failed", error }, [
    aMessage({ id: 10, text: "Earlier" }),
    aMessage({ id: 11, role: "assistant", text: "Yes" }),
  ]);
  await userEvent.click(button("Edit message"));
  expect(screen.getByRole("textbox", { name: "Edit your message" })).toBeTruthy();
  await userEvent.click(button("Leave out the oldest messages"));
  expect(main.inputs("turns.regenerate")).toEqual([
    { messageId: replyId, modelId: aModelId, overflow: "leaveOutOldest" },
  ]);
});

test("a first question that does not fit has no older messages to leave out", async () => {
  const error = { code: "contextTooSmall", params: { needed: 9120, contextSize: 8192 } } as const;
  await open({ state: "failed", error });
  expect(button("Edit message")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Leave out the oldest messages" })).toBeNull();
});

test("a reply whose model was set aside can be had from it all the same", async () => {
  await open({ state: "failed", modelId: aModelId, error: { code: "modelCrashLoop", params: {} } });
  await userEvent.click(button("Try again anyway"));
  await waitFor(() => expect(main.inputs("turns.regenerate")).toHaveLength(1));
  expect(main.inputs("models.trust")).toEqual([{ id: aModelId }]);
  expect(main.inputs("turns.regenerate")).toEqual([{ messageId: replyId, modelId: aModelId }]);
});

test.each([
  ["stopped", null, "You stopped this answer"],
  ["interrupted", null, "This answer was interrupted. What was written is kept."],
  ["interrupted", { code: "engineCrashed", params: {} }, "The engine stopped unexpectedly"],
  ["failed", { code: "modelMissing", params: {} }, "The model's file is not where it was"],
] as const)("a reply that was %s with %o says so and can be had again", async (state, error, words) => {
  await open({ state, error, text: "Half of it" });
  expect(screen.getByText(words)).toBeTruthy();
  expect(screen.getByText("Half of it")).toBeTruthy();
  await userEvent.click(button("Retry"));
  expect(main.inputs("turns.regenerate")).toEqual([{ messageId: replyId, modelId: aModelId }]);
});

test("an answer without the oldest messages says how many were left out", async () => {
  const stats = {
    promptTokens: 1,
    reusedTokens: 0,
    tokens: 812,
    timeToFirstToken: 1230,
    promptSpeed: 1,
    speed: 23.4,
  };
  await open({ text: "Answer", stats: { ...stats, contextUsed: 1, contextSize: 2, leftOut: 6, seed: 1 } });
  expect(screen.getByText("The oldest 6 messages were left out of this answer")).toBeTruthy();
  expect(screen.getByText("Qwen · 23.4 tokens/s · 812 tokens · 1.2 s to first token")).toBeTruthy();
});

test("what another chat writes leaves the open one alone", async () => {
  await open({ text: "Answer" });
  const message = aMessage({ id: 99, text: "elsewhere", chatId: 2 as ChatId });
  act(() => chatEvents["message.changed"]({ message }));
  expect(screen.queryByText("elsewhere")).toBeNull();
});

test("thoughts are folded away and can be opened", async () => {
  await open({
    parts: [
      { kind: "reasoning", text: "secret plan", duration: 4200 },
      { kind: "text", text: "Answer" },
    ],
  });
  expect(screen.queryByText("secret plan")).toBeNull();
  await userEvent.click(button("Thought for 4 s"));
  expect(await screen.findByText("secret plan")).toBeTruthy();
});
