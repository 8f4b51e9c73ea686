import type { ComponentProps, ReactElement, ReactNode } from "react";
import { classes } from "./classes.ts";
import { control } from "./control.ts";

interface TextFieldProps extends ComponentProps<"input"> {
  /** The accessible name. */
  readonly label: string;
  readonly icon?: ReactNode;
}

export function TextField({ label, icon, className, ...rest }: TextFieldProps): ReactElement {
  return (
    <span className={classes("relative inline-flex items-center", className)}>
      {icon === undefined ? null : (
        <span className="pointer-events-none absolute left-2.5 text-ink-faint [&_svg]:size-4">{icon}</span>
      )}
      <input
        aria-label={label}
        className={classes(control, "w-full", icon === undefined ? "" : "pl-8")}
        spellCheck={false}
        {...rest}
      />
    </span>
  );
}
