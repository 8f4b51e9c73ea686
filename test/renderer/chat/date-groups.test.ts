import { expect, test } from "vitest";
import { groupByDate } from "../../../renderer/chat/date-groups.ts";
import { aChat } from "../support/threads.ts";

const now = new Date(2026, 10, 23, 0, 30).getTime();
const at = (month: number, day: number, hour = 12): number => new Date(2026, month, day, hour).getTime();

test("days are calendar days, not stretches of 24 hours", () => {
  const chats = [
    aChat(1, { updatedAt: now - 60_000 }),
    aChat(2, { updatedAt: at(10, 22, 23) }),
    aChat(3, { updatedAt: at(10, 21, 23) }),
    aChat(4, { updatedAt: at(10, 16, 1) }),
    aChat(5, { updatedAt: at(10, 15, 23) }),
    aChat(6, { updatedAt: at(9, 20) }),
    aChat(7, { updatedAt: at(9, 2) }),
    aChat(8, { updatedAt: new Date(2025, 9, 2).getTime() }),
  ];
  const groups = groupByDate(chats, now);
  expect(groups.map(({ key, chats: each }) => [key, each.map(({ id }) => id)])).toEqual([
    ["today", [1]],
    ["yesterday", [2]],
    ["week", [3, 4]],
    ["month", [5]],
    [String(new Date(2026, 9, 1).getTime()), [6, 7]],
    [String(new Date(2025, 9, 1).getTime()), [8]],
  ]);
});

test("the newest chat comes first, and no empty group is shown", () => {
  const groups = groupByDate([aChat(1, { updatedAt: now }), aChat(2, { updatedAt: now + 5 })], now);
  expect(groups).toHaveLength(1);
  expect(groups[0]?.chats.map(({ id }) => id)).toEqual([2, 1]);
});
