import type { ReactElement, ReactNode } from "react";

interface PageHeaderProps {
  /** The page's one `h1`, or what stands in its place. */
  readonly title: ReactNode;
  /** Buttons at the far end. */
  readonly children?: ReactNode;
}

/** The bar at the top of a page. It moves the window, and stays clear of the sidebar button and the window's own. */
export function PageHeader({ title, children }: PageHeaderProps): ReactElement {
  return (
    <header className="drag-region flex h-(--header-height) shrink-0 items-center gap-2 pr-(--header-end) pl-(--header-start)">
      <div className="flex min-w-0 flex-1 items-center gap-2">{title}</div>
      {children === undefined ? null : <div className="flex items-center gap-2">{children}</div>}
    </header>
  );
}
