import { expect, test } from "vitest";
import { applyPatch, textOf } from "#contract/message.ts";
import type { Part, Patch } from "#contract/message.ts";

test("patches fold into parts without changing what was there", () => {
  const patches: readonly Patch[] = [
    { op: "open", part: { kind: "reasoning", text: "" } },
    { op: "append", text: "Let me " },
    { op: "append", text: "think." },
    { op: "close", duration: 1200 },
    { op: "open", part: { kind: "text", text: "" } },
    { op: "append", text: "你好" },
  ];
  const steps: (readonly Part[])[] = [[]];
  for (const patch of patches) steps.push(Object.freeze(applyPatch(steps.at(-1) ?? [], patch)));
  expect(steps.at(-1)).toEqual([
    { kind: "reasoning", text: "Let me think.", duration: 1200 },
    { kind: "text", text: "你好" },
  ]);
  expect(steps[1]).toEqual([{ kind: "reasoning", text: "" }]);
});

test("an append before anything is open is dropped, not fatal", () => {
  expect(applyPatch([], { op: "append", text: "lost" })).toEqual([]);
});

test("the words of a message leave its reasoning out", () => {
  const parts: readonly Part[] = [
    { kind: "reasoning", text: "secret" },
    { kind: "text", text: "one" },
    { kind: "text", text: "two" },
  ];
  expect(textOf(parts)).toBe("one\n\ntwo");
});
