import type { TurnProgress } from "#contract/engine-status.ts";
import type { ChatId } from "#contract/ids.ts";

type Listener = (progress: TurnProgress | undefined) => void;

/**
 * The counters of the replies that are being written, which change with every token. Readers write them into an
 * element themselves; React renders nothing for them.
 */
export interface Meter {
  report(progress: TurnProgress): void;
  end(chatId: ChatId): void;
  read(chatId: ChatId): TurnProgress | undefined;
  subscribe(chatId: ChatId, listener: Listener): () => void;
}

export function createMeter(): Meter {
  const latest = new Map<ChatId, TurnProgress>();
  const listeners = new Map<ChatId, Set<Listener>>();
  const tell = (chatId: ChatId): void => {
    for (const listener of listeners.get(chatId) ?? []) listener(latest.get(chatId));
  };
  return {
    report: (progress) => {
      latest.set(progress.chatId, progress);
      tell(progress.chatId);
    },
    end: (chatId) => {
      latest.delete(chatId);
      tell(chatId);
    },
    read: (chatId) => latest.get(chatId),
    subscribe: (chatId, listener) => {
      const set = listeners.get(chatId) ?? new Set();
      listeners.set(chatId, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0) listeners.delete(chatId);
      };
    },
  };
}

/** The one meter of the window. */
export const meter = createMeter();
