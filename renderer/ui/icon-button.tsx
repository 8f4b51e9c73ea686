import type { ComponentProps, ReactElement, ReactNode } from "react";
import { classes } from "./classes.ts";
import { Tooltip } from "./tooltip.tsx";

const sizes = { sm: "size-7 rounded-sm", md: "size-8 rounded-md", lg: "size-9 rounded-md" } as const;

export interface IconButtonProps extends Omit<ComponentProps<"button">, "children"> {
  /** The accessible name, also shown as the tooltip. */
  readonly label: string;
  readonly icon: ReactNode;
  /** Keys shown in the tooltip, already written for the platform. */
  readonly keys?: string | undefined;
  readonly size?: keyof typeof sizes;
  readonly variant?: "ghost" | "primary" | "secondary";
}

const variants = {
  ghost: "text-ink-soft hover:bg-hover hover:text-ink active:bg-pressed data-[popup-open]:bg-hover",
  primary: "bg-ember text-on-ember shadow-low hover:bg-ember-strong",
  secondary: "border border-edge bg-surface text-ink-soft shadow-low hover:bg-hover hover:text-ink",
} as const;

export function IconButton(props: IconButtonProps): ReactElement {
  const { label, icon, keys, size = "md", variant = "ghost", className, ...rest } = props;
  return (
    <Tooltip label={label} keys={keys}>
      <button
        type="button"
        aria-label={label}
        className={classes(
          "inline-flex shrink-0 items-center justify-center transition-colors",
          "disabled:pointer-events-none disabled:opacity-40 [&_svg]:size-[1.125rem]",
          sizes[size],
          variants[variant],
          className,
        )}
        {...rest}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
