import { Menu as Base } from "@base-ui/react/menu";
import { Check, ChevronDown } from "lucide-react";
import type { ReactElement } from "react";
import type { Option } from "./select.tsx";

interface ChoiceMenuProps<V extends string> {
  /** The accessible name; it contains the name of what is chosen. */
  readonly label: string;
  readonly value: V;
  readonly options: readonly Option<V>[];
  readonly onChange: (value: V) => void;
}

/** One of a few choices behind a button that shows the choice and takes no more room than that. */
export function ChoiceMenu<V extends string>(props: ChoiceMenuProps<V>): ReactElement {
  const { label, value, options, onChange } = props;
  return (
    <Base.Root modal={false}>
      <Base.Trigger
        aria-label={label}
        className="inline-flex h-8 min-w-0 items-center gap-1 rounded-md px-2 text-sm text-ink-soft transition-colors hover:bg-hover hover:text-ink data-[popup-open]:bg-hover"
      >
        <span className="truncate">{options.find((option) => option.value === value)?.label}</span>
        <ChevronDown aria-hidden className="size-3.5 shrink-0" />
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner align="start" side="top" sideOffset={4} collisionPadding={8} className="z-50">
          <Base.Popup className="floats-in min-w-36 rounded-lg border border-hairline bg-raised p-1 shadow-high outline-none">
            <Base.RadioGroup value={value} onValueChange={(next: V) => onChange(next)}>
              {options.map((option) => (
                <Base.RadioItem
                  key={option.value}
                  value={option.value}
                  closeOnClick
                  className="flex h-8 items-center gap-2 rounded-sm pr-3 pl-2 text-sm outline-none select-none data-[highlighted]:bg-hover"
                >
                  <span className="flex size-4 items-center text-ember-ink">
                    <Base.RadioItemIndicator>
                      <Check aria-hidden className="size-4" />
                    </Base.RadioItemIndicator>
                  </span>
                  {option.label}
                </Base.RadioItem>
              ))}
            </Base.RadioGroup>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
