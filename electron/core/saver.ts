import { AppError, toWireError } from "#contract/errors.ts";
import type { WireError } from "#contract/errors.ts";
import type { MessageId } from "#contract/ids.ts";
import type { MessageUpdate } from "#contract/store.ts";
import type { StoreClient } from "./store-process.ts";

const checkpointEvery = 200;
const retryEvery = 2000;

/** Writes replies to the store while they grow, and keeps what could not be written until it can be. */
export interface Saver {
  /** Saves at most every 200 ms and only the newest state of a message; a failure is told and tried again. */
  checkpoint(update: MessageUpdate): void;
  /** Resolves when this state is on disk, or has been kept for later because the disk refuses it. */
  settle(update: MessageUpdate): Promise<void>;
  /** What keeps replies from being saved, or null. */
  failure(): WireError | null;
  /** Waits for what can still be written. */
  flush(): Promise<void>;
}

export function createSaver(store: StoreClient, onChange: () => void): Saver {
  const pending = new Map<MessageId, MessageUpdate>();
  let writing: Promise<boolean> | null = null;
  let timer: NodeJS.Timeout | null = null;
  let failure: WireError | null = null;

  function tell(next: WireError | null): void {
    const changed = next !== failure;
    failure = next;
    if (changed) onChange();
  }

  async function writeAll(): Promise<boolean> {
    try {
      for (const update of pending.values()) {
        await write(store, update);
        if (pending.get(update.id) === update) pending.delete(update.id);
      }
      tell(null);
      return true;
    } catch (thrown) {
      tell(toWireError(thrown));
      return false;
    }
  }

  async function writeSoon(): Promise<void> {
    writing ??= writeAll();
    const well = await writing;
    writing = null;
    if (pending.size > 0) schedule(well ? checkpointEvery : retryEvery);
  }

  function schedule(delay: number): void {
    timer ??= setTimeout(() => {
      timer = null;
      void writeSoon();
    }, delay);
  }

  return {
    checkpoint(update) {
      pending.set(update.id, update);
      schedule(failure === null ? checkpointEvery : retryEvery);
    },
    async settle(update) {
      pending.set(update.id, update);
      await writing;
      await writeSoon();
    },
    failure: () => failure,
    async flush() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      await writing;
      if (pending.size > 0) await writeAll();
    },
  };
}

/** A message whose chat was deleted meanwhile has nowhere to go. */
async function write(store: StoreClient, update: MessageUpdate): Promise<void> {
  try {
    await store.messages.update(update);
  } catch (thrown) {
    if (!(thrown instanceof AppError && thrown.code === "notFound")) throw thrown;
  }
}
