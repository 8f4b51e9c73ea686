import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { useRef } from "react";
import type { ReactElement, ReactNode, RefObject } from "react";
import { classes } from "./classes.ts";
import { IconButton } from "./icon-button.tsx";
import { useUiText } from "./ui-text.tsx";

const widths = { sm: "max-w-md", md: "max-w-xl", lg: "max-w-3xl" } as const;

interface DialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly description?: string;
  readonly size?: keyof typeof widths;
  readonly initialFocus?: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
}

/**
 * A window over the window: dims the rest, keeps the focus inside, closes on Esc and on a click beside it. The focus
 * starts on its content, so that the arrow keys scroll.
 */
export function Dialog(props: DialogProps): ReactElement {
  const { open, onOpenChange, title, description, size = "md", initialFocus, children } = props;
  const text = useUiText();
  const content = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="fades-in fixed inset-0 z-40 bg-shade" />
        <Base.Popup
          initialFocus={initialFocus ?? content}
          className={classes(
            "floats-in fixed inset-0 z-40 m-auto flex h-fit max-h-[min(42rem,calc(100dvh-3rem))] w-[calc(100vw-2rem)]",
            "flex-col overflow-hidden rounded-xl border border-hairline bg-raised shadow-high",
            widths[size],
          )}
        >
          <header className="flex items-start gap-3 pt-4 pr-3 pb-3 pl-5">
            <div className="min-w-0 flex-1 pt-1">
              <Base.Title className="text-lg font-semibold">{title}</Base.Title>
              {description === undefined ? null : (
                <Base.Description className="mt-1 text-sm text-ink-soft">{description}</Base.Description>
              )}
            </div>
            <Base.Close render={<IconButton label={text.close} icon={<X aria-hidden />} />} />
          </header>
          <div ref={content} tabIndex={0} className="min-h-0 flex-1 overflow-y-auto px-5 pb-5 outline-none">
            {children}
          </div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
