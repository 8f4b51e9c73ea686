import { Select as Base } from "@base-ui/react/select";
import { Check, ChevronsUpDown } from "lucide-react";
import type { ReactElement } from "react";
import { control } from "./control.ts";
import { classes } from "./classes.ts";

export interface Option<V extends string> {
  readonly value: V;
  readonly label: string;
}

interface SelectProps<V extends string> {
  readonly value: V;
  readonly options: readonly Option<V>[];
  readonly onChange: (value: V) => void;
  /** The accessible name, unless `labelledBy` points at a visible one. */
  readonly label?: string;
  readonly labelledBy?: string;
  readonly describedBy?: string;
}

export function Select<V extends string>(props: SelectProps<V>): ReactElement {
  const { value, options, onChange, label, labelledBy, describedBy } = props;
  return (
    <Base.Root
      items={options}
      value={value}
      onValueChange={(next) => (next === null ? undefined : onChange(next))}
      modal={false}
    >
      <Base.Trigger
        aria-label={label}
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        className={classes(
          control,
          "inline-flex min-w-40 items-center justify-between gap-2 pr-2 select-none",
        )}
      >
        <Base.Value />
        <Base.Icon className="text-ink-faint">
          <ChevronsUpDown aria-hidden className="size-4" />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} collisionPadding={8} alignItemWithTrigger={false} className="z-50">
          <Base.Popup className="floats-in max-h-[var(--available-height)] min-w-[var(--anchor-width)] overflow-y-auto rounded-lg border border-hairline bg-raised p-1 shadow-high outline-none">
            {options.map((option) => (
              <SelectItem key={option.value} option={option} />
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function SelectItem({ option }: { readonly option: Option<string> }): ReactElement {
  return (
    <Base.Item
      value={option.value}
      className="flex h-8 items-center gap-2 rounded-sm pr-3 pl-2 text-sm outline-none select-none data-[highlighted]:bg-hover"
    >
      <span className="flex size-4 items-center text-ember-ink">
        <Base.ItemIndicator>
          <Check aria-hidden className="size-4" />
        </Base.ItemIndicator>
      </span>
      <Base.ItemText>{option.label}</Base.ItemText>
    </Base.Item>
  );
}
