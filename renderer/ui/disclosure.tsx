import { Collapsible } from "@base-ui/react/collapsible";
import { ChevronRight } from "lucide-react";
import type { ReactElement, ReactNode } from "react";

interface DisclosureProps {
  readonly label: string;
  /** Told to screen readers only, where several disclosures have the same label. */
  readonly labelSuffix?: string;
  readonly children: ReactNode;
}

export function Disclosure({ label, labelSuffix, children }: DisclosureProps): ReactElement {
  return (
    <Collapsible.Root>
      <Collapsible.Trigger className="group -ml-1.5 inline-flex h-7 items-center gap-1 rounded-sm px-1.5 text-sm text-ink-soft transition-colors hover:text-ink">
        <ChevronRight
          aria-hidden
          className="size-4 transition-transform duration-[var(--quick)] group-data-[panel-open]:rotate-90"
        />
        {label}
        {labelSuffix === undefined ? null : <span className="sr-only"> {labelSuffix}</span>}
      </Collapsible.Trigger>
      <Collapsible.Panel>{children}</Collapsible.Panel>
    </Collapsible.Root>
  );
}
