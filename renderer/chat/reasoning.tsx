import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Markdown } from "../markdown/markdown.tsx";
import { Disclosure } from "../ui/disclosure.tsx";

interface ReasoningProps {
  readonly text: string;
  /** Milliseconds; undefined while it goes on, and when it never came to an end. */
  readonly duration: number | undefined;
  readonly live: boolean;
}

/** What the model thought before it answered, folded away. */
export function Reasoning({ text, duration, live }: ReasoningProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Disclosure label={labelOf(t, duration, live)}>
      <div className="my-1.5 border-l-2 border-hairline pl-4 text-sm text-ink-soft">
        <Markdown text={text} streaming={live} />
      </div>
    </Disclosure>
  );
}

function labelOf(t: TFunction, duration: number | undefined, live: boolean): string {
  if (live) return t("chat.reasoning.live");
  if (duration === undefined) return t("chat.reasoning.unknown");
  const total = Math.max(1, Math.round(duration / 1000));
  const parts = { minutes: Math.floor(total / 60), seconds: total % 60 };
  return total < 60 ? t("chat.reasoning.seconds", parts) : t("chat.reasoning.minutes", parts);
}
