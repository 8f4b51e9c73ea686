import { useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { isOpen, type MessageState } from "#contract/message.ts";
import { chatStore, type ChatState } from "./store.ts";

/** Says politely that an answer has begun and how it ended; the answer itself is never read out as it grows. */
export function LiveRegion(): ReactNode {
  const { t } = useTranslation();
  const ref = useRef<HTMLParagraphElement>(null);
  useEffect(
    () =>
      chatStore.subscribe((state, before) => {
        const news = newsOf(state, before);
        if (news === null || ref.current === null) return;
        ref.current.textContent = news === "" ? "" : t(`chat.live.${news}`);
      }),
    [t],
  );
  return <p ref={ref} role="status" className="sr-only" />;
}

type News = "writing" | "finished" | "stopped" | "failed";

function newsOf(state: ChatState, before: ChatState): News | "" | null {
  const { currentId } = state;
  if (currentId !== before.currentId) return "";
  if (currentId === null) return null;
  const phase = state.progress[currentId]?.phase;
  if (phase === "writing" && before.progress[currentId]?.phase !== "writing") return "writing";
  return endOfLast(state, before);
}

function endOfLast(state: ChatState, before: ChatState): News | null {
  const last = state.branch.at(-1);
  const was = last === undefined ? undefined : before.messages[last]?.state;
  const is = last === undefined ? undefined : state.messages[last]?.state;
  return was !== undefined && is !== undefined && isOpen(was) && !isOpen(is) ? endOf(is) : null;
}

function endOf(state: MessageState): News {
  if (state === "stopped") return "stopped";
  return state === "failed" || state === "interrupted" ? "failed" : "finished";
}
