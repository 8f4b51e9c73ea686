import { useId } from "react";
import type { ReactElement, ReactNode } from "react";

interface SectionProps {
  readonly title: string;
  readonly hint?: string | undefined;
  /** Above the rows: something that concerns them all. */
  readonly before?: ReactNode;
  /** Rows, divided by hairlines. */
  readonly children: ReactNode;
}

export function Section({ title, hint, before, children }: SectionProps): ReactElement {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2">
      <div className="px-1">
        <h2 id={id} className="text-base font-semibold">
          {title}
        </h2>
        {hint === undefined ? null : <p className="text-sm text-ink-soft">{hint}</p>}
      </div>
      {before}
      <div className="divide-y divide-hairline rounded-lg border border-hairline bg-surface shadow-low">
        {children}
      </div>
    </section>
  );
}
