import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from "react";
import type { ChatId, MessageId } from "#contract/ids.ts";
import { holdPlace, placeIn } from "./scroll-places.ts";
import { useChat } from "./use-chat.ts";

/** Messages that are mounted at a time: enough for several screens, few enough to open at once. */
const page = 40;
/** Pixels above the view within which the next ones are mounted. */
const ahead = 1500;

interface MountedEnd {
  readonly branch: readonly MessageId[];
  /** The place of the first message that is mounted. */
  readonly start: number;
  /** Goes above the first mounted message. */
  readonly edge: RefObject<HTMLDivElement | null>;
}

/**
 * A long chat opens at its end and mounts what is above as the reader comes near it; what was mounted stays. A
 * message that a search led to, and the place where the reader was before, are mounted from the start.
 */
export function useMountedEnd(chatId: ChatId, scroller: RefObject<HTMLElement | null>): MountedEnd {
  const branch = useChat((state) => state.branch);
  const revealId = useChat((state) => state.revealId);
  const [place] = useState(() => placeIn(chatId));
  const [count, setCount] = useState(page);
  const needed = Math.max(reach(branch, revealId), reach(branch, place));
  if (needed > count) setCount(needed);

  const edge = useRef<HTMLDivElement>(null);
  const letGo = useRef<(() => void) | null>(null);
  const hasMore = count < branch.length;
  useEffect(() => {
    if (edge.current === null || !hasMore) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting !== true || scroller.current === null) return;
        letGo.current = holdPlace(scroller.current);
        setCount(count + page);
      },
      { root: scroller.current, rootMargin: `${ahead}px 0px 0px` },
    );
    observer.observe(edge.current);
    return () => observer.disconnect();
  }, [count, hasMore, scroller]);
  useLayoutEffect(() => {
    letGo.current?.();
    letGo.current = null;
  }, [count]);

  return { branch, start: Math.max(0, branch.length - count), edge };
}

/** How many messages from the end include this one and some before it. */
function reach(branch: readonly MessageId[], id: MessageId | null): number {
  const place = id === null ? -1 : branch.indexOf(id);
  return place === -1 ? 0 : branch.length - place + page / 2;
}
