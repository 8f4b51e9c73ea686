import { Radio } from "@base-ui/react/radio";
import { RadioGroup } from "@base-ui/react/radio-group";
import type { ReactElement } from "react";
import type { Option } from "./select.tsx";

interface SegmentedProps<V extends string> {
  readonly value: V;
  readonly options: readonly Option<V>[];
  readonly onChange: (value: V) => void;
  readonly label?: string;
  readonly labelledBy?: string;
  readonly describedBy?: string;
}

/** One of a few choices, all in view. */
export function Segmented<V extends string>(props: SegmentedProps<V>): ReactElement {
  const { value, options, onChange, label, labelledBy, describedBy } = props;
  return (
    <RadioGroup
      value={value}
      onValueChange={(next: V) => onChange(next)}
      aria-label={label}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      className="inline-flex max-w-full flex-wrap gap-0.5 rounded-md border border-hairline bg-sunken p-0.5"
    >
      {options.map((option) => (
        <Radio.Root
          key={option.value}
          value={option.value}
          className="flex h-7 items-center rounded-sm px-3 text-sm whitespace-nowrap text-ink-soft transition-colors hover:text-ink data-[checked]:bg-chosen data-[checked]:font-medium data-[checked]:text-ink data-[checked]:shadow-low"
        >
          {option.label}
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}
