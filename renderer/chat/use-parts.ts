import { useCallback, useSyncExternalStore } from "react";
import { isOpen, type Part, type ThreadMessage } from "#contract/message.ts";
import { streamBuffer } from "./stream-buffer.ts";

/** The parts of a message: as they arrive while it is written, as they are on disk after that. */
export function useParts({ id, parts, state }: ThreadMessage): readonly Part[] {
  const subscribe = useCallback((listener: () => void) => streamBuffer.subscribe(id, listener), [id]);
  const live = useSyncExternalStore(subscribe, () => streamBuffer.read(id));
  return isOpen(state) ? (live ?? parts) : parts;
}
