import type { ThreadMessage } from "#contract/message.ts";
import type { ChatState } from "./store.ts";

/**
 * Whether an answer without the oldest messages may fit: not when the question is the first, nor when it is longer
 * than the context by itself. How long it is follows from what the answer before it had used.
 */
export function canLeaveOut(state: Pick<ChatState, "branch" | "messages">, reply: ThreadMessage): boolean {
  const { needed, contextSize } = reply.error?.params ?? {};
  const asked = state.branch.filter((id) => state.messages[id]?.role === "user");
  const place = asked.findIndex((id) => id === reply.parentId);
  if (place === 0) return false;
  const before = lastStats(state, reply);
  if (before === null || typeof needed !== "number" || typeof contextSize !== "number") return true;
  return needed - before.contextUsed <= contextSize;
}

/** The numbers of the answer before the question; null when there are none, or when they are not of the whole chat. */
function lastStats({ messages }: Pick<ChatState, "messages">, reply: ThreadMessage): ThreadMessage["stats"] {
  const question = reply.parentId === null ? undefined : messages[reply.parentId];
  const parentId = question?.parentId ?? null;
  const stats = parentId === null ? null : (messages[parentId]?.stats ?? null);
  return stats === null || stats.leftOut > 0 ? null : stats;
}
