import { Popover as Base } from "@base-ui/react/popover";
import type { ReactElement, ReactNode } from "react";
import { classes } from "./classes.ts";

interface PopoverProps {
  readonly trigger: ReactElement<Record<string, unknown>>;
  /** The accessible name of what opens. */
  readonly label: string;
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly align?: "start" | "center" | "end";
  readonly className?: string;
  readonly children: ReactNode;
}

export function Popover(props: PopoverProps): ReactElement {
  const { trigger, label, open, onOpenChange, align = "start", className, children } = props;
  return (
    <Base.Root
      {...(open === undefined ? {} : { open })}
      {...(onOpenChange === undefined ? {} : { onOpenChange })}
    >
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} sideOffset={6} collisionPadding={12} className="z-50">
          <Base.Popup
            aria-label={label}
            className={classes(
              "floats-in max-w-[calc(100vw-1.5rem)] rounded-lg border border-hairline bg-raised shadow-high outline-none",
              className,
            )}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
