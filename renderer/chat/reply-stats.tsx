import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ThreadMessage } from "#contract/message.ts";
import { formatSeconds, formatSpeed } from "../format.ts";

interface ReplyStatsProps {
  readonly message: ThreadMessage;
}

/** Who wrote a reply and how fast, for those who want to know. */
export function ReplyStats({ message: { modelName, stats } }: ReplyStatsProps): ReactNode {
  const { t } = useTranslation();
  const words =
    stats === null
      ? [modelName]
      : [
          modelName,
          t("chat.stats.speed", { speed: formatSpeed(stats.speed) }),
          t("chat.stats.tokens", { count: stats.tokens }),
          t("chat.stats.firstToken", { seconds: formatSeconds(stats.timeToFirstToken) }),
        ];
  return (
    <span className="ml-1.5 min-w-0 truncate text-xs text-ink-faint tabular-nums">
      {words.filter((each) => each !== null).join(" · ")}
    </span>
  );
}
