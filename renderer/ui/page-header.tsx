import type { ReactElement, ReactNode } from "react";

interface PageHeaderProps {
  /** The page's one `h1`, or what stands in its place. */
  readonly title: ReactNode;
  /** Buttons at the far end. */
  readonly children?: ReactNode;
}

/** The bar at the top of a page; it stays clear of the sidebar button. */
export function PageHeader({ title, children }: PageHeaderProps): ReactElement {
  return (
    <header className="flex h-(--header-height) shrink-0 items-center gap-2 pr-4 pl-(--header-start)">
      <div className="flex min-w-0 flex-1 items-center gap-2">{title}</div>
      {children === undefined ? null : <div className="flex items-center gap-2">{children}</div>}
    </header>
  );
}
