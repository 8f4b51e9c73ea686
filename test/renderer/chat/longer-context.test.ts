import { expect, test } from "vitest";
import { longerContext } from "../../../renderer/chat/longer-context.ts";

test("the conversation and room for an answer, rounded up to what the settings allow", () => {
  expect(longerContext({ needed: 9120, trained: 40_960 })).toBe(10_240);
  expect(longerContext({ needed: 9216, trained: 0 })).toBe(10_240);
});

test("never more than the model was trained for, and nothing when even that is too little", () => {
  expect(longerContext({ needed: 8100, trained: 8192 })).toBe(8192);
  expect(longerContext({ needed: 8192, trained: 8192 })).toBeNull();
});
