import { useEffect, useRef, type RefObject } from "react";
import type { TurnProgress } from "#contract/engine-status.ts";
import type { ChatId } from "#contract/ids.ts";
import { meter } from "./meter.ts";

/** Lets a function write a chat's counters into an element, now and whenever they change, without a render. */
export function useMeter<E extends Element>(
  chatId: ChatId | null,
  write: (element: E, progress: TurnProgress | undefined) => void,
): RefObject<E | null> {
  const ref = useRef<E>(null);
  useEffect(() => {
    if (chatId === null) return;
    const show = (progress: TurnProgress | undefined): void => {
      if (ref.current !== null) write(ref.current, progress);
    };
    show(meter.read(chatId));
    return meter.subscribe(chatId, show);
  }, [chatId, write]);
  return ref;
}
