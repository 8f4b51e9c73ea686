import { NumberField as Base } from "@base-ui/react/number-field";
import { Minus, Plus } from "lucide-react";
import type { ReactElement } from "react";
import { useUiText } from "./ui-text.tsx";

export interface NumberRange {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

export interface NumberFieldProps {
  readonly value: number;
  readonly range: NumberRange;
  /** Called when the person is done: a step, Enter, or leaving the field. */
  readonly onCommit: (value: number) => void;
  readonly locale?: string;
  readonly label?: string;
  readonly labelledBy?: string;
  readonly describedBy?: string;
}

const button =
  "flex w-8 items-center justify-center text-ink-soft transition-colors hover:bg-hover hover:text-ink disabled:opacity-40";

export function NumberField(props: NumberFieldProps): ReactElement {
  const { value, range, onCommit, locale, label, labelledBy, describedBy } = props;
  const text = useUiText();
  return (
    <Base.Root
      key={value}
      defaultValue={value}
      {...range}
      smallStep={range.step}
      largeStep={range.step * 10}
      {...(locale === undefined ? {} : { locale })}
      onValueCommitted={(next) => (next === null || next === value ? undefined : onCommit(next))}
    >
      <Base.Group className="flex h-8 items-stretch overflow-hidden rounded-md border border-edge bg-surface shadow-low transition-colors focus-within:border-focus focus-within:outline-1 focus-within:outline-focus hover:border-ink-faint">
        <Base.Decrement aria-label={text.decrease} className={button}>
          <Minus aria-hidden className="size-3.5" />
        </Base.Decrement>
        <Base.Input
          aria-label={label}
          aria-labelledby={labelledBy}
          aria-describedby={describedBy}
          className="w-22 border-x border-hairline bg-transparent px-2 text-center text-sm tabular-nums outline-none"
        />
        <Base.Increment aria-label={text.increase} className={button}>
          <Plus aria-hidden className="size-3.5" />
        </Base.Increment>
      </Base.Group>
    </Base.Root>
  );
}
