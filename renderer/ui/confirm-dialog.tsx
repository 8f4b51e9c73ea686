import { AlertDialog as Base } from "@base-ui/react/alert-dialog";
import type { ReactElement } from "react";
import { Button } from "./button.tsx";

interface ConfirmDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly description: string;
  readonly confirmLabel: string;
  readonly cancelLabel: string;
  readonly tone?: "plain" | "danger";
  readonly onConfirm: () => void;
}

/** Asks before something that cannot be taken back; the harmless answer has the focus. */
export function ConfirmDialog(props: ConfirmDialogProps): ReactElement {
  const {
    open,
    onOpenChange,
    title,
    description,
    confirmLabel,
    cancelLabel,
    tone = "plain",
    onConfirm,
  } = props;
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="fades-in fixed inset-0 z-40 bg-shade" />
        <Base.Popup className="floats-in fixed inset-0 z-40 m-auto h-fit w-[calc(100vw-2rem)] max-w-md rounded-xl border border-hairline bg-raised p-5 shadow-high">
          <Base.Title className="text-lg font-semibold">{title}</Base.Title>
          <Base.Description className="mt-2 text-base text-ink-soft">{description}</Base.Description>
          <div className="mt-5 flex flex-wrap justify-end gap-2">
            <Base.Close render={<Button>{cancelLabel}</Button>} />
            <Base.Close
              render={
                <Button variant={tone === "danger" ? "danger" : "primary"} onClick={onConfirm}>
                  {confirmLabel}
                </Button>
              }
            />
          </div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
