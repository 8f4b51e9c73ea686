import type { ComponentProps, ReactElement, ReactNode } from "react";
import { classes } from "./classes.ts";
import { Spinner } from "./spinner.tsx";

const variants = {
  primary: "bg-ember text-on-ember shadow-low hover:bg-ember-strong active:bg-ember-strong",
  secondary: "border border-edge bg-surface text-ink shadow-low hover:bg-hover active:bg-pressed",
  ghost: "text-ink-soft hover:bg-hover hover:text-ink active:bg-pressed data-[popup-open]:bg-hover",
  danger: "bg-danger text-on-ember shadow-low hover:bg-danger-strong active:bg-danger-strong",
} as const;

const sizes = {
  sm: "h-7 gap-1.5 rounded-sm px-2.5 text-sm",
  md: "h-8 gap-2 rounded-md px-3 text-sm",
  lg: "h-10 gap-2 rounded-md px-4 text-base",
} as const;

export interface ButtonProps extends ComponentProps<"button"> {
  readonly variant?: keyof typeof variants;
  readonly size?: keyof typeof sizes;
  readonly icon?: ReactNode;
  /** Shows a spinner and refuses presses, keeping its width and its focus. */
  readonly busy?: boolean;
}

export function Button(props: ButtonProps): ReactElement {
  const {
    variant = "secondary",
    size = "md",
    icon,
    busy = false,
    className,
    children,
    onClick,
    ...rest
  } = props;
  return (
    <button
      type="button"
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? undefined : onClick}
      className={classes(
        "inline-flex shrink-0 items-center justify-center font-medium whitespace-nowrap select-none",
        "transition-colors disabled:pointer-events-none disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0",
        variants[variant],
        sizes[size],
        className,
      )}
      {...rest}
    >
      {busy ? <Spinner /> : icon}
      {children}
    </button>
  );
}
