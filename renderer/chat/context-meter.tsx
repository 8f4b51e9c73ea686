import type { TFunction } from "i18next";
import { useCallback, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useShallow } from "zustand/react/shallow";
import type { TurnProgress } from "#contract/engine-status.ts";
import { formatNumber, formatPercent } from "../format.ts";
import type { ChatState } from "./store.ts";
import { useChat } from "./use-chat.ts";
import { useMeter } from "./use-meter.ts";

/** Share of the context from which the words stay in view. */
const tight = 0.8;

interface ContextUse {
  readonly contextUsed: number;
  readonly contextSize: number;
}

/** How full the context is: a ring, and the numbers on hover, on focus and when it gets tight. */
export function ContextMeter(): ReactNode {
  const { t } = useTranslation();
  const chatId = useChat((state) => state.currentId);
  const settled = useChat(useShallow(lastUse));
  const write = useCallback(
    (element: HTMLElement, progress: TurnProgress | undefined) => {
      const isKnown = progress !== undefined && progress.contextUsed > 0 && progress.contextSize > 0;
      writeUse(element, isKnown ? progress : settled, t);
    },
    [settled, t],
  );
  const ref = useMeter<HTMLDivElement>(chatId, write);
  return (
    <div
      ref={ref}
      hidden
      role="meter"
      tabIndex={0}
      aria-label={t("chat.composer.context")}
      aria-valuemin={0}
      aria-valuenow={0}
      className="group flex h-8 min-w-8 flex-row-reverse items-center gap-2 rounded-md px-2 text-xs text-ink-soft tabular-nums data-tight:text-warning-ink [&[hidden]]:hidden"
    >
      <svg aria-hidden viewBox="0 0 16 16" className="size-4 shrink-0 -rotate-90">
        <circle cx="8" cy="8" r="6.25" fill="none" strokeWidth="2" className="stroke-edge" />
        <circle
          cx="8"
          cy="8"
          r="6.25"
          fill="none"
          strokeWidth="2"
          pathLength={1}
          strokeDasharray="var(--share) 1"
          className="stroke-current"
        />
      </svg>
      <span
        data-words
        className="hidden truncate opacity-0 @sm:inline transition-opacity group-hover:opacity-100 group-focus-visible:opacity-100 group-data-tight:opacity-100"
      />
    </div>
  );
}

function writeUse(element: HTMLElement, { contextUsed, contextSize }: ContextUse, t: TFunction): void {
  element.hidden = contextSize === 0;
  if (contextSize === 0) return;
  const share = Math.min(1, contextUsed / contextSize);
  const words = t("chat.composer.contextUse", {
    used: formatNumber(contextUsed),
    size: formatNumber(contextSize),
    percent: formatPercent(share),
  });
  element.style.setProperty("--share", share.toFixed(3));
  element.toggleAttribute("data-tight", share >= tight);
  element.setAttribute("aria-valuemax", String(contextSize));
  element.setAttribute("aria-valuenow", String(contextUsed));
  element.setAttribute("aria-valuetext", words);
  const label = element.querySelector("[data-words]");
  if (label !== null) label.textContent = words;
}

/** What the last reply of the branch that has numbers said. */
function lastUse({ branch, messages }: ChatState): ContextUse {
  const last = branch.findLast((id) => (messages[id]?.stats ?? null) !== null);
  const stats = last === undefined ? undefined : messages[last]?.stats;
  return { contextUsed: stats?.contextUsed ?? 0, contextSize: stats?.contextSize ?? 0 };
}
