import type { Chat } from "#contract/chat.ts";

/** When a group of chats was last used; a month is its first day. */
export type Period =
  | { readonly kind: "today" | "yesterday" | "week" | "month" }
  | { readonly kind: "calendarMonth"; readonly start: number };

export interface ChatGroup {
  readonly key: string;
  readonly period: Period;
  readonly chats: readonly Chat[];
}

/** Chats newest first, cut where a person would look for them: days near by, months further off. */
export function groupByDate(chats: readonly Chat[], now: number): readonly ChatGroup[] {
  const groups = new Map<string, { period: Period; chats: Chat[] }>();
  for (const chat of chats.toSorted((a, b) => b.updatedAt - a.updatedAt || b.id - a.id)) {
    const period = periodOf(chat.updatedAt, now);
    const key = period.kind === "calendarMonth" ? String(period.start) : period.kind;
    const group = groups.get(key) ?? { period, chats: [] };
    group.chats.push(chat);
    groups.set(key, group);
  }
  return [...groups].map(([key, group]) => ({ key, ...group }));
}

function periodOf(time: number, now: number): Period {
  if (time >= daysBefore(now, 0)) return { kind: "today" };
  if (time >= daysBefore(now, 1)) return { kind: "yesterday" };
  if (time >= daysBefore(now, 7)) return { kind: "week" };
  if (time >= daysBefore(now, 30)) return { kind: "month" };
  const date = new Date(time);
  return { kind: "calendarMonth", start: new Date(date.getFullYear(), date.getMonth(), 1).getTime() };
}

/** The local midnight that began the day so many days before; days are not always 24 hours long. */
function daysBefore(now: number, days: number): number {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() - days).getTime();
}
