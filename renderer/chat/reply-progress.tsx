import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { TurnProgress } from "#contract/engine-status.ts";
import type { ChatId } from "#contract/ids.ts";
import type { Part } from "#contract/message.ts";
import { formatNumber, formatPercent, formatSpeed } from "../format.ts";
import { Spinner } from "../ui/spinner.tsx";
import { useChat } from "./use-chat.ts";
import { useMeter } from "./use-meter.ts";

interface ReplyProgressProps {
  readonly chatId: ChatId;
  /** What was written last, which may already say what goes on. */
  readonly last: Part | undefined;
}

/** What an unfinished reply is doing, in words: waiting, loading, reading or writing, and how far it is. */
export function ReplyProgress({ chatId, last }: ReplyProgressProps): ReactNode {
  const { t } = useTranslation();
  const progress = useChat((state) => state.progress[chatId]);
  if (progress?.phase === "writing") return <Writing chatId={chatId} last={last} />;
  return (
    <p className="flex h-8 items-center gap-2 text-sm text-ink-soft tabular-nums">
      <Spinner />
      <span>{wordsFor(t, progress, last)}</span>
      {progress?.phase === "reading" && progress.total > 0 ? (
        <span className="text-ink-faint">
          {t("chat.status.readingCount", {
            done: formatNumber(progress.done),
            total: formatNumber(progress.total),
          })}
        </span>
      ) : null}
    </p>
  );
}

function Writing({ chatId, last }: ReplyProgressProps): ReactNode {
  const { t } = useTranslation();
  const speed = useMeter<HTMLSpanElement>(chatId, writeSpeed);
  return (
    <p className="flex h-8 items-center gap-2 text-sm text-ink-soft tabular-nums">
      {isToolAtWork(last) ? null : (
        <span aria-hidden className="breathes mx-1 size-2 rounded-full bg-ember" />
      )}
      {last === undefined || last.kind === "text" ? t("chat.status.writing") : null}
      <span
        ref={speed}
        hidden={isToolAtWork(last)}
        className="text-ink-faint"
        data-words={t("chat.status.speed", { speed: "#" })}
      />
    </p>
  );
}

function writeSpeed(element: HTMLElement, progress: TurnProgress | undefined): void {
  const speed = progress?.speed ?? 0;
  element.textContent = speed > 0 ? (element.dataset.words ?? "").replace("#", formatSpeed(speed)) : "";
}

/** The model itself writes nothing then, and the call's card says so. */
function isToolAtWork(last: Part | undefined): boolean {
  return last?.kind === "tool-call" && last.state !== "writing";
}

function wordsFor(t: TFunction, progress: TurnProgress | undefined, last: Part | undefined): string {
  if (progress === undefined) return t("chat.status.starting");
  const share = progress.total > 0 ? progress.done / progress.total : 0;
  switch (progress.phase) {
    case "queued":
      return progress.ahead > 0
        ? t("chat.status.queued", { count: progress.ahead })
        : t("chat.status.starting");
    case "loading":
      return t("chat.status.loading", { percent: formatPercent(share) });
    case "reading":
      return last?.kind === "tool-call"
        ? t("chat.status.readingResult", { percent: formatPercent(share) })
        : t("chat.status.reading", { percent: formatPercent(share) });
    case "writing":
      return t("chat.status.writing");
    default:
      return progress.phase satisfies never;
  }
}
