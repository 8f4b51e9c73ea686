import { Switch as Base } from "@base-ui/react/switch";
import type { ReactElement } from "react";

interface SwitchProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly label?: string;
  readonly labelledBy?: string;
  readonly describedBy?: string;
}

/** On is told by place and by a mark, not by colour alone. */
export function Switch({ checked, onChange, label, labelledBy, describedBy }: SwitchProps): ReactElement {
  return (
    <Base.Root
      checked={checked}
      onCheckedChange={onChange}
      aria-label={label}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      className="flex h-6 w-10 shrink-0 items-center rounded-full border border-ink-faint bg-sunken p-0.5 transition-colors data-[checked]:border-ember data-[checked]:bg-ember"
    >
      <Base.Thumb className="size-4 rounded-full bg-ink-faint shadow-low transition-transform duration-[var(--quick)] data-[checked]:translate-x-4 data-[checked]:bg-on-ember" />
    </Base.Root>
  );
}
