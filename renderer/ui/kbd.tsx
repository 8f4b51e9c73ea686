import type { ReactElement } from "react";

/** One key combination, already written for the platform: "⌘N" or "Ctrl+N". */
export function Kbd({ children }: { readonly children: string }): ReactElement {
  return (
    <kbd className="inline-flex h-6 min-w-6 items-center justify-center rounded-sm border border-hairline bg-sunken px-1.5 font-sans text-xs font-medium text-ink-soft">
      {children}
    </kbd>
  );
}
