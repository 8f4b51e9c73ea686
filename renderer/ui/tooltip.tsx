import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement } from "react";

interface TooltipProps {
  readonly label: string;
  readonly keys?: string | undefined;
  readonly side?: "top" | "bottom" | "left" | "right";
  /** The element that is pointed at; it needs an accessible name of its own. */
  readonly children: ReactElement<Record<string, unknown>>;
}

export const TooltipProvider = Base.Provider;

export function Tooltip({ label, keys, side = "bottom", children }: TooltipProps): ReactElement {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} collisionPadding={8} className="z-50">
          <Base.Popup className="floats-in flex max-w-72 items-center gap-2 rounded-sm bg-ink px-2 py-1 text-xs font-medium text-canvas shadow-high">
            {label}
            {keys === undefined ? null : <span className="font-normal opacity-75">{keys}</span>}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
