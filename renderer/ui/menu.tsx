import { Menu as Base } from "@base-ui/react/menu";
import type { ReactElement, ReactNode } from "react";
import { classes } from "./classes.ts";

interface MenuProps {
  /** The button that opens it. */
  readonly trigger: ReactElement<Record<string, unknown>>;
  readonly align?: "start" | "center" | "end";
  readonly side?: "top" | "bottom" | "left" | "right";
  readonly children: ReactNode;
}

export function Menu({ trigger, align = "end", side = "bottom", children }: MenuProps): ReactElement {
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} side={side} sideOffset={4} collisionPadding={8} className="z-50">
          <Base.Popup className="floats-in min-w-48 rounded-lg border border-hairline bg-raised p-1 shadow-high outline-none">
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

interface MenuItemProps {
  readonly icon?: ReactNode;
  readonly tone?: "plain" | "danger";
  readonly keys?: string;
  readonly disabled?: boolean;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}

export function MenuItem(props: MenuItemProps): ReactElement {
  const { icon, tone = "plain", keys, disabled = false, onSelect, children } = props;
  return (
    <Base.Item
      onClick={onSelect}
      disabled={disabled}
      className={classes(
        "flex min-h-8 items-center gap-2.5 rounded-sm px-2 text-sm outline-none select-none",
        "data-[disabled]:opacity-45 data-[highlighted]:bg-hover [&_svg]:size-4 [&_svg]:shrink-0",
        tone === "danger" ? "text-danger-ink" : "text-ink [&_svg]:text-ink-soft",
      )}
    >
      {icon}
      <span className="flex-1">{children}</span>
      {keys === undefined ? null : <span className="pl-4 text-xs text-ink-faint">{keys}</span>}
    </Base.Item>
  );
}

export function MenuSeparator(): ReactElement {
  return <Base.Separator className="mx-2 my-1 h-px bg-hairline" />;
}
