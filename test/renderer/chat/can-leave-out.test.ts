import { expect, test } from "vitest";
import type { MessageId } from "#contract/ids.ts";
import type { Stats } from "#contract/message.ts";
import { canLeaveOut } from "../../../renderer/chat/can-leave-out.ts";
import { aChat, aMessage, aThread } from "../support/threads.ts";

const stats: Stats = {
  promptTokens: 1,
  reusedTokens: 0,
  tokens: 1,
  timeToFirstToken: 1,
  promptSpeed: 1,
  speed: 1,
  contextUsed: 3000,
  contextSize: 4096,
  leftOut: 0,
  seed: 1,
};

function answerFor(needed: number, before: Partial<Stats> | null, questions = 2): boolean {
  const reply = aMessage({
    id: 4,
    role: "assistant",
    state: "failed",
    error: { code: "contextTooSmall", params: { needed, contextSize: 4096 } },
  });
  const earlier = [
    aMessage({ id: 1, text: "First" }),
    aMessage({ id: 2, role: "assistant", stats: before === null ? null : { ...stats, ...before } }),
  ];
  const asked = [...(questions > 1 ? earlier : []), aMessage({ id: 3, text: "Last" }), reply];
  const { messages } = aThread(aChat(1), asked);
  const state = {
    branch: messages.map(({ id }) => id),
    messages: Object.fromEntries(messages.map((each) => [each.id, each])),
  };
  const last = state.messages[4 as MessageId];
  return last !== undefined && canLeaveOut(state, last);
}

test("the only question of a chat has nothing before it", () => {
  expect(answerFor(5000, null, 1)).toBe(false);
});

test("a question that fits by itself can go without what was before it", () => {
  expect(answerFor(5000, {})).toBe(true);
});

test("a question that is longer than the context by itself cannot", () => {
  expect(answerFor(8000, {})).toBe(false);
});

test("numbers of an answer that was given without the oldest messages, or none at all, tell nothing", () => {
  expect(answerFor(8000, { leftOut: 2 })).toBe(true);
  expect(answerFor(8000, null)).toBe(true);
});
