import { CircleAlert } from "lucide-react";
import type { ReactElement } from "react";
import { ProgressRing } from "../ui/progress.tsx";
import type { LoadState } from "./store.ts";

/** Filled when loaded, a ring when not, a filling ring on the way; always beside words that say the same. */
export function StateDot({ state }: { readonly state: LoadState }): ReactElement {
  switch (state.kind) {
    case "loading":
      return <ProgressRing value={state.progress} />;
    case "failed":
      return <CircleAlert aria-hidden className="size-4 shrink-0 text-danger-ink" />;
    case "loaded":
      return (
        <span aria-hidden className="flex size-4 shrink-0 items-center justify-center">
          <span className="size-2 rounded-full bg-success-ink" />
        </span>
      );
    case "off":
      return (
        <span aria-hidden className="flex size-4 shrink-0 items-center justify-center">
          <span className="size-2 rounded-full border-[1.5px] border-ink-faint" />
        </span>
      );
    default:
      return state satisfies never;
  }
}
