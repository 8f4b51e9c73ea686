import { ContextMenu as Base } from "@base-ui/react/context-menu";
import type { ReactElement, ReactNode } from "react";

interface ContextMenuProps {
  /** The element that is right-clicked; `children` go inside it. */
  readonly trigger: ReactElement<Record<string, unknown>>;
  /** `MenuItem`s; null where there is nothing to do. */
  readonly menu: ReactNode;
  readonly children: ReactNode;
}

/** A menu at the pointer, on right click or long press. */
export function ContextMenu({ trigger, menu, children }: ContextMenuProps): ReactElement {
  return (
    <Base.Root>
      <Base.Trigger render={trigger}>{children}</Base.Trigger>
      {menu === null ? null : (
        <Base.Portal>
          <Base.Positioner className="z-50">
            <Base.Popup className="floats-in min-w-48 rounded-lg border border-hairline bg-raised p-1 shadow-high outline-none">
              {menu}
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      )}
    </Base.Root>
  );
}
