import { LoaderCircle } from "lucide-react";
import type { ReactElement } from "react";

/** Decoration only: whoever shows it also says in words what is going on. */
export function Spinner(): ReactElement {
  return <LoaderCircle aria-hidden className="spins size-4" />;
}
