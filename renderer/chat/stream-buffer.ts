import type { MessageId } from "#contract/ids.ts";
import { applyPatch } from "#contract/message.ts";
import type { Part, Patch, ToolCallPart } from "#contract/message.ts";

/** Milliseconds between two paints of a text that is being written. */
const period = 33;

interface Entry {
  /** As main has it. */
  readonly live: readonly Part[];
  /** As it was at the last tick: what readers see, so that every reader of one tick sees the same. */
  readonly shown: readonly Part[];
}

/**
 * The replies that are being written, by message. They live outside the stores: a token touches this map, and at
 * most 30 times a second the readers of its message.
 */
export interface StreamBuffer {
  /** Starts to follow a message. What is already known of it stays when that is the longer one. */
  begin(id: MessageId, parts: readonly Part[]): void;
  /** Folds what main wrote since; for a message that nobody follows it does nothing. */
  apply(id: MessageId, patches: readonly Patch[]): void;
  /** Forgets a message that has settled. */
  end(id: MessageId): void;
  /** The parts at the last tick; undefined for a message that is not followed. */
  read(id: MessageId): readonly Part[] | undefined;
  /** Calls the listener after each tick that changed this message; answers how to stop. */
  subscribe(id: MessageId, listener: () => void): () => void;
}

export function createStreamBuffer(): StreamBuffer {
  const entries = new Map<MessageId, Entry>();
  const listeners = new Map<MessageId, Set<() => void>>();
  const changed = new Set<MessageId>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tick = (): void => {
    timer = undefined;
    const ids = [...changed];
    changed.clear();
    for (const id of ids) {
      const entry = entries.get(id);
      if (entry !== undefined) entries.set(id, { live: entry.live, shown: entry.live });
      for (const listener of listeners.get(id) ?? []) listener();
    }
  };
  const touch = (id: MessageId): void => {
    changed.add(id);
    timer ??= setTimeout(tick, period);
  };

  return {
    begin: (id, parts) => {
      const known = entries.get(id);
      if (known !== undefined && lengthOf(known.live) >= lengthOf(parts)) return;
      entries.set(id, { live: parts, shown: known?.shown ?? parts });
      touch(id);
    },
    apply: (id, patches) => {
      const entry = entries.get(id);
      if (entry === undefined) return;
      entries.set(id, { live: patches.reduce(applyPatch, entry.live), shown: entry.shown });
      touch(id);
    },
    end: (id) => {
      if (entries.delete(id)) touch(id);
    },
    read: (id) => entries.get(id)?.shown,
    subscribe: (id, listener) => {
      const set = listeners.get(id) ?? new Set();
      listeners.set(id, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0) listeners.delete(id);
      };
    },
  };
}

const toolStates: readonly ToolCallPart["state"][] = ["writing", "waiting", "running", "done", "failed"];

function lengthOf(parts: readonly Part[]): number {
  return parts.reduce((sum, each) => sum + partLength(each), parts.length);
}

/** How far a part has come: later states of a call count as more of it. */
function partLength(part: Part): number {
  switch (part.kind) {
    case "text":
    case "reasoning":
      return part.text.length;
    case "tool-call":
      return part.arguments.length + (part.result?.length ?? 0) + toolStates.indexOf(part.state);
    default:
      return part satisfies never;
  }
}

/** The one buffer of the window. */
export const streamBuffer = createStreamBuffer();
