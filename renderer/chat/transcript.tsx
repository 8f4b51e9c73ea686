import { ArrowDown } from "lucide-react";
import { useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { ChatId } from "#contract/ids.ts";
import { isOpen } from "#contract/message.ts";
import { Button } from "../ui/button.tsx";
import { Message } from "./message.tsx";
import { pinToEnd, type Pin } from "./pin.ts";
import { rememberPlace, returnToPlace } from "./scroll-places.ts";
import { listenForKeys } from "./transcript-keys.ts";
import { endReveal, type ChatState } from "./store.ts";
import { useMountedEnd } from "./use-mounted-end.ts";
import { useChat } from "./use-chat.ts";

/** Messages at the end that are laid out even when they are out of sight. */
const recent = 6;

interface TranscriptProps {
  readonly chatId: ChatId;
}

/** The visible branch of a chat. It follows a reply while the reader is at its end, and stays put otherwise. */
export function Transcript({ chatId }: TranscriptProps): ReactNode {
  const { t } = useTranslation();
  const isBusy = useChat((state) => state.progress[chatId] !== undefined);
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const { branch, start, edge } = useMountedEnd(chatId, scroller);
  const { isPinned, follow } = usePin({ chatId, scroller, content });
  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scroller}
        className="h-full overflow-y-auto overscroll-contain [scrollbar-gutter:stable_both-edges]"
      >
        <div ref={edge} aria-hidden />
        <div
          ref={content}
          role="log"
          aria-live="off"
          aria-busy={isBusy}
          aria-label={t("chat.transcript.label")}
          className="mx-auto flex max-w-(--measure) flex-col gap-1 px-6 pt-4 pb-8"
        >
          {branch.slice(start).map((id, index, mounted) => (
            <Message
              key={branch[start + index - 1] ?? chatId}
              id={id}
              isRecent={index >= mounted.length - recent}
              isLast={index === mounted.length - 1}
            />
          ))}
        </div>
      </div>
      <div
        aria-hidden
        className="pointer-events-none absolute inset-x-3 top-0 h-4 bg-linear-to-b from-canvas"
      />
      <div
        aria-hidden
        className="pointer-events-none absolute inset-x-3 bottom-0 h-6 bg-linear-to-t from-canvas"
      />
      {isPinned ? null : (
        <div className="pointer-events-none absolute inset-x-0 bottom-3 flex justify-center">
          <Button
            size="sm"
            icon={<ArrowDown aria-hidden />}
            onClick={follow}
            className="pointer-events-auto rounded-full! shadow-high"
          >
            {t("chat.transcript.jump")}
            {isBusy ? <span aria-hidden className="breathes size-1.5 rounded-full bg-ember" /> : null}
          </Button>
        </div>
      )}
    </div>
  );
}

interface PinTargets {
  readonly chatId: ChatId;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly content: RefObject<HTMLDivElement | null>;
}

function usePin({ chatId, scroller, content }: PinTargets): { isPinned: boolean; follow: () => void } {
  const [isPinned, setPinned] = useState(true);
  const pin = useRef<Pin>(null);
  const hasMessages = useChat((state) => state.branch.length > 0);
  const replyId = useChat(openReplyId);

  useLayoutEffect(() => {
    if (scroller.current === null || content.current === null || !hasMessages) return;
    const element = scroller.current;
    const returned = returnToPlace(chatId, element);
    // What is near the place gets its real size only now, and moves it.
    const settling = requestAnimationFrame(() => returned && returnToPlace(chatId, element));
    const made = pinToEnd({
      scroller: element,
      content: content.current,
      pinned: !returned,
      onChange: setPinned,
    });
    pin.current = made;
    const stopKeys = listenForKeys(element);
    return () => {
      cancelAnimationFrame(settling);
      rememberPlace(chatId, element, made.isPinned());
      made.dispose();
      stopKeys();
    };
  }, [chatId, hasMessages, scroller, content]);

  const knownReply = useRef<number | null>(undefined);
  useLayoutEffect(() => {
    if (!hasMessages) return;
    const hasBegun = knownReply.current !== undefined && knownReply.current !== replyId && replyId !== null;
    knownReply.current = replyId;
    if (hasBegun) pin.current?.follow();
  }, [replyId, hasMessages]);

  const revealId = useChat((state) => state.revealId);
  useLayoutEffect(() => {
    const target = scroller.current?.querySelector(`[data-message="${revealId}"]`);
    if (revealId === null || !(target instanceof HTMLElement)) return;
    pin.current?.show(target, "center");
    target.focus({ preventScroll: true });
    target.animate([{ backgroundColor: "var(--ember-soft)" }, {}], { duration: 1600, easing: "ease-in" });
    endReveal();
  }, [revealId, hasMessages, scroller]);

  const editingId = useChat((state) => state.editingId);
  useLayoutEffect(() => {
    const target = scroller.current?.querySelector(`[data-message="${editingId}"]`);
    if (target instanceof HTMLElement) pin.current?.show(target, "nearest");
  }, [editingId, scroller]);

  return { isPinned, follow: () => pin.current?.follow() };
}

/** The reply that has just begun at the end of the branch: what follows from a person's own doing. */
function openReplyId({ branch, messages }: ChatState): number | null {
  const last = branch.at(-1);
  const message = last === undefined ? undefined : messages[last];
  return message !== undefined && isOpen(message.state) ? message.id : null;
}
