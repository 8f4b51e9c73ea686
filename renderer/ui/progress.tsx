import { Progress as Base } from "@base-ui/react/progress";
import type { ReactElement } from "react";

interface ProgressProps {
  /** 0 to 1. */
  readonly value: number;
  readonly label: string;
}

export function Progress({ value, label }: ProgressProps): ReactElement {
  return (
    <Base.Root value={Math.round(value * 100)} aria-label={label}>
      <Base.Track className="h-1 overflow-hidden rounded-full bg-pressed">
        <Base.Indicator className="h-full rounded-full bg-ember transition-[width] duration-[var(--calm)]" />
      </Base.Track>
    </Base.Root>
  );
}

/** A small ring that fills; decoration beside words that say the same. */
export function ProgressRing({ value }: { readonly value: number }): ReactElement {
  const length = 2 * Math.PI * 6;
  return (
    <svg aria-hidden viewBox="0 0 16 16" className="size-4 shrink-0 -rotate-90">
      <circle cx="8" cy="8" r="6" fill="none" strokeWidth="2.5" className="stroke-pressed" />
      <circle
        cx="8"
        cy="8"
        r="6"
        fill="none"
        strokeWidth="2.5"
        strokeLinecap="round"
        strokeDasharray={length}
        strokeDashoffset={length * (1 - Math.max(0.04, value))}
        className="stroke-ember-ink transition-[stroke-dashoffset] duration-[var(--calm)]"
      />
    </svg>
  );
}
