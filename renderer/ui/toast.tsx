import { Toast as Base } from "@base-ui/react/toast";
import { CircleAlert, CircleCheck, Info, X } from "lucide-react";
import type { ReactElement } from "react";
import { Button } from "./button.tsx";
import { IconButton } from "./icon-button.tsx";
import { useUiText } from "./ui-text.tsx";

export interface ToastAction {
  readonly label: string;
  readonly onSelect: () => void;
}

export interface ToastContent {
  readonly tone?: "info" | "success" | "danger";
  readonly title: string;
  readonly hint?: string;
  readonly actions?: readonly ToastAction[];
}

const SHORT = 4000;
const LASTING = 0;

const manager = Base.createToastManager<ToastContent>();

/** Says something about what is elsewhere. With a button, or about a failure, it stays until it is dismissed. */
export function showToast(content: ToastContent): string {
  const lasting = content.tone === "danger" || (content.actions ?? []).length > 0;
  return manager.add({
    title: content.title,
    description: content.hint,
    timeout: lasting ? LASTING : SHORT,
    priority: content.tone === "danger" ? "high" : "low",
    data: content,
  });
}

export function hideToast(id: string): void {
  manager.close(id);
}

/** Where toasts appear; one, at the root of the app. */
export function Toasts(): ReactElement {
  const text = useUiText();
  return (
    <Base.Provider toastManager={manager} limit={3}>
      <Base.Portal>
        <Base.Viewport
          aria-label={text.notifications}
          className="fixed right-4 bottom-4 z-50 flex w-[calc(100vw-2rem)] max-w-sm flex-col gap-2"
        >
          <ToastList />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

const icons = {
  info: <Info aria-hidden className="text-ink-soft" />,
  success: <CircleCheck aria-hidden className="text-success-ink" />,
  danger: <CircleAlert aria-hidden className="text-danger-ink" />,
} as const;

function ToastList(): readonly ReactElement[] {
  const { toasts, close } = Base.useToastManager<ToastContent>();
  const text = useUiText();
  return toasts.map((toast) => (
    <Base.Root
      key={toast.id}
      toast={toast}
      swipeDirection={["right", "down"]}
      className="floats-in rounded-lg border border-hairline bg-raised p-3 shadow-high data-[limited]:hidden"
    >
      <Base.Content className="flex items-start gap-2.5">
        <span className="mt-0.5 [&_svg]:size-4.5">{icons[toast.data?.tone ?? "info"]}</span>
        <div className="min-w-0 flex-1">
          <Base.Title className="text-sm font-medium break-words" />
          <Base.Description className="mt-0.5 text-sm break-words whitespace-pre-line text-ink-soft" />
          <ToastActions
            actions={toast.data?.actions ?? []}
            tone={toast.data?.tone ?? "info"}
            onDone={() => close(toast.id)}
          />
        </div>
        <Base.Close render={<IconButton label={text.close} icon={<X aria-hidden />} size="sm" />} />
      </Base.Content>
    </Base.Root>
  ));
}

interface ToastActionsProps {
  readonly actions: readonly ToastAction[];
  readonly tone: NonNullable<ToastContent["tone"]>;
  readonly onDone: () => void;
}

function ToastActions({ actions, tone, onDone }: ToastActionsProps): ReactElement | null {
  if (actions.length === 0) return null;
  return (
    <div className="mt-2.5 flex flex-wrap gap-2">
      {actions.map((action, index) => (
        <Button
          key={action.label}
          size="sm"
          variant={index === 0 && tone === "success" ? "primary" : "secondary"}
          onClick={() => {
            action.onSelect();
            onDone();
          }}
        >
          {action.label}
        </Button>
      ))}
    </div>
  );
}
