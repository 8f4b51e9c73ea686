import { Collapsible } from "@base-ui/react/collapsible";
import { ChevronRight } from "lucide-react";
import type { ReactElement, ReactNode } from "react";

interface FoldedCardProps {
  /** One line of phrasing content; it is the button that unfolds the rest. */
  readonly head: ReactNode;
  readonly children: ReactNode;
}

/** A quiet card of one line that opens. */
export function FoldedCard({ head, children }: FoldedCardProps): ReactElement {
  return (
    <Collapsible.Root className="overflow-hidden rounded-md border border-hairline bg-surface text-sm">
      <Collapsible.Trigger className="group flex min-h-9 w-full items-center gap-2 px-3 py-1.5 text-left transition-colors hover:bg-hover focus-visible:-outline-offset-2">
        {head}
        <ChevronRight
          aria-hidden
          className="size-4 shrink-0 text-ink-faint transition-transform duration-[var(--quick)] group-data-[panel-open]:rotate-90"
        />
      </Collapsible.Trigger>
      <Collapsible.Panel className="border-t border-hairline px-3 pt-1 pb-3">{children}</Collapsible.Panel>
    </Collapsible.Root>
  );
}
