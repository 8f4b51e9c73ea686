import type { ReactElement, ReactNode } from "react";

interface PageTitleProps {
  readonly title: string;
  /** Buttons beside the title. */
  readonly children?: ReactNode;
}

/** The `h1` of a page that is read from top to bottom, in line with its content. */
export function PageTitle({ title, children }: PageTitleProps): ReactElement {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
      {children === undefined ? null : <div className="flex flex-wrap items-center gap-2">{children}</div>}
    </div>
  );
}
