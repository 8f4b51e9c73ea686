import type { ReactElement, ReactNode } from "react";

interface EmptyStateProps {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly hint?: string;
  /** At most one button. */
  readonly children?: ReactNode;
}

export function EmptyState({ icon, title, hint, children }: EmptyStateProps): ReactElement {
  return (
    <div className="flex flex-col items-center gap-1 px-6 py-12 text-center">
      {icon === undefined ? null : <span className="mb-2 text-ink-faint [&_svg]:size-6">{icon}</span>}
      <p className="font-medium">{title}</p>
      {hint === undefined ? null : <p className="max-w-sm text-sm text-ink-soft">{hint}</p>}
      {children === undefined ? null : <div className="mt-4">{children}</div>}
    </div>
  );
}
