import type { ComponentProps, ReactElement } from "react";
import { classes } from "./classes.ts";

/** Grows with its text, up to the height its class name allows. */
export function TextArea({ className, ...rest }: ComponentProps<"textarea">): ReactElement {
  return (
    <textarea
      className={classes(
        "field-sizing-content w-full resize-none rounded-md border border-edge bg-surface px-3 py-2 text-base text-ink",
        "shadow-low transition-colors placeholder:text-ink-faint hover:border-ink-faint",
        className,
      )}
      {...rest}
    />
  );
}
