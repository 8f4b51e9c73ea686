import { expect, test } from "vitest";
import { titleOf } from "../../electron/core/title.ts";

test("takes the first line without its surroundings", () => {
  expect(titleOf("\n  How does   a heat pump work?\nIn detail, please.")).toBe("How does a heat pump work?");
});

test("cuts a long line at a word", () => {
  const title = titleOf("word ".repeat(40));
  expect(title).toMatch(/word…$/);
  expect(title.length).toBeLessThanOrEqual(61);
});

test("cuts Chinese and emoji between characters, never within one", () => {
  expect(titleOf("隐".repeat(80))).toBe(`${"隐".repeat(60)}…`);
  expect(titleOf("👩‍👩‍👧‍👦".repeat(80))).toBe(`${"👩‍👩‍👧‍👦".repeat(60)}…`);
});
