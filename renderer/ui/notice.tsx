import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { classes } from "./classes.ts";

const tones = {
  info: { ground: "bg-sunken", words: "text-ink-soft", Icon: Info },
  warning: { ground: "bg-warning-soft", words: "text-warning-ink", Icon: TriangleAlert },
  danger: { ground: "bg-danger-soft", words: "text-danger-ink", Icon: CircleAlert },
} as const;

interface NoticeProps {
  readonly tone?: keyof typeof tones;
  readonly title: string;
  readonly hint?: string | undefined;
  /** Buttons. */
  readonly children?: ReactNode;
  readonly className?: string;
}

/** Something that went wrong or matters, in place, with its way out. */
export function Notice({ tone = "info", title, hint, children, className }: NoticeProps): ReactElement {
  const { ground, words, Icon } = tones[tone];
  return (
    <div
      className={classes(
        "flex flex-wrap items-start gap-x-3 gap-y-2 rounded-md px-3 py-2.5",
        ground,
        className,
      )}
    >
      <Icon aria-hidden className={classes("mt-0.5 size-4 shrink-0", words)} />
      <div className="min-w-48 flex-1 text-sm">
        <p className="font-medium text-ink">{title}</p>
        {hint === undefined ? null : <p className="mt-0.5 text-ink-soft">{hint}</p>}
      </div>
      {children === undefined ? null : <div className="flex flex-wrap gap-2">{children}</div>}
    </div>
  );
}
