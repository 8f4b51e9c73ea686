import { useId, type ReactElement, type ReactNode } from "react";
import { classes } from "./classes.ts";
import { Tooltip } from "./tooltip.tsx";

interface ToggleButtonProps {
  readonly label: string;
  /** What it does, as the tooltip and for screen readers. */
  readonly hint: string;
  readonly pressed: boolean;
  /** On and off must differ by more than colour. */
  readonly icon: ReactNode;
  readonly onChange: (pressed: boolean) => void;
}

/** Something that is on or off, among other buttons; a narrow container leaves it its icon. */
export function ToggleButton({ label, hint, pressed, icon, onChange }: ToggleButtonProps): ReactElement {
  const id = useId();
  return (
    <>
      <Tooltip label={hint} side="top">
        <button
          type="button"
          aria-pressed={pressed}
          aria-label={label}
          aria-describedby={id}
          onClick={() => onChange(!pressed)}
          className={classes(
            "inline-flex h-8 shrink-0 items-center gap-1.5 rounded-md px-2 text-sm whitespace-nowrap transition-colors [&_svg]:size-4",
            pressed
              ? "bg-ember-soft font-medium text-ember-ink"
              : "text-ink-soft hover:bg-hover hover:text-ink active:bg-pressed",
          )}
        >
          {icon}
          <span className="hidden @sm:inline">{label}</span>
        </button>
      </Tooltip>
      <span id={id} hidden>
        {hint}
      </span>
    </>
  );
}
