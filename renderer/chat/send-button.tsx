import { ArrowUp, Square } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { attempt } from "../errors.ts";
import { setPickerOpen } from "../frame/store.ts";
import { keyLabel } from "../keys.ts";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Spinner } from "../ui/spinner.tsx";
import { useSetting } from "../settings/store.ts";
import { useModelChoice } from "./model-choice.ts";
import { chatStore } from "./store.ts";
import { stopReply } from "./turns.ts";
import { isReplying, useChat } from "./use-chat.ts";

interface SendButtonProps {
  readonly isEmpty: boolean;
  readonly isSending: boolean;
  readonly onSend: () => void;
}

/** One place for what the message needs next: a model, to be sent, or the reply to be stopped. */
export function SendButton({ isEmpty, isSending, onSend }: SendButtonProps): ReactNode {
  const { t } = useTranslation();
  const hasModel = useModelChoice() !== null;
  const replying = useChat(isReplying);
  const sendKey = useSetting("sendKey") === "modEnter" ? "Mod+Enter" : "Enter";
  if (!hasModel && !replying) {
    return (
      <Button variant="primary" title={t("chat.composer.noModel")} onClick={() => setPickerOpen(true)}>
        {t("chat.composer.choose")}
      </Button>
    );
  }
  return (
    <IconButton
      variant="primary"
      size="lg"
      label={replying ? t("chat.composer.stop") : t("chat.composer.send")}
      keys={keyLabel(replying ? "Escape" : sendKey)}
      icon={iconOf(replying, isSending)}
      disabled={!replying && isEmpty}
      className="disabled:bg-pressed disabled:text-ink-soft disabled:opacity-100! disabled:shadow-none"
      onClick={replying ? stopCurrent : onSend}
    />
  );
}

/** Stops the reply of the open chat; without one nothing happens. */
export function stopCurrent(): void {
  const state = chatStore.getState();
  if (state.currentId !== null && isReplying(state)) void attempt(stopReply(state.currentId));
}

function iconOf(replying: boolean, isSending: boolean): ReactNode {
  if (replying) return <Square aria-hidden fill="currentColor" className="scale-75" />;
  return isSending ? <Spinner /> : <ArrowUp aria-hidden />;
}
