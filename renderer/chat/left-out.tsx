import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

interface LeftOutProps {
  readonly count: number;
}

/** The rule above an answer that was given without the oldest messages. */
export function LeftOut({ count }: LeftOutProps): ReactNode {
  const { t } = useTranslation();
  if (count === 0) return null;
  return (
    <p className="mb-1 flex items-center gap-3 text-xs text-ink-soft before:h-px before:flex-1 before:bg-hairline after:h-px after:flex-1 after:bg-hairline">
      {t("chat.transcript.leftOut", { count })}
    </p>
  );
}
