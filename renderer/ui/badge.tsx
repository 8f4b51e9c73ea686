import type { ReactElement, ReactNode } from "react";
import { classes } from "./classes.ts";

const tones = {
  plain: "bg-sunken text-ink-soft",
  accent: "bg-ember-soft text-ember-ink",
  success: "bg-success-soft text-success-ink",
  warning: "bg-warning-soft text-warning-ink",
  danger: "bg-danger-soft text-danger-ink",
} as const;

export type Tone = keyof typeof tones;

interface BadgeProps {
  readonly tone?: Tone;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}

export function Badge({ tone = "plain", icon, children }: BadgeProps): ReactElement {
  return (
    <span
      className={classes(
        "inline-flex h-5.5 shrink-0 items-center gap-1 rounded-sm px-1.5 text-xs font-medium whitespace-nowrap",
        "[&_svg]:size-3.5",
        tones[tone],
      )}
    >
      {icon}
      {children}
    </span>
  );
}
