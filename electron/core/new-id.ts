import type { ChatId, MessageId } from "#contract/ids.ts";

let last = 0;

/** Continues above what is stored, wherever the clock has gone since. */
export function continueIdsAfter(stored: number): void {
  last = Math.max(last, stored);
}

/** A positive safe integer above every earlier one: milliseconds in the upper bits, room for 2,048 a millisecond. */
function newId(): number {
  last = Math.max(last + 1, Date.now() * 2048 + Math.floor(Math.random() * 1024));
  return last;
}

export const newChatId = (): ChatId => newId() as ChatId;
export const newMessageId = (): MessageId => newId() as MessageId;
