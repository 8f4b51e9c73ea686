import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ThreadMessage } from "#contract/message.ts";
import { formatNumber } from "../format.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { canLeaveOut } from "./can-leave-out.ts";
import { editInPlace } from "./store.ts";
import { useChat } from "./use-chat.ts";
import { useLongerContext } from "./use-longer-context.ts";
import { useRegenerate } from "./use-regenerate.ts";

interface ContextChoiceProps {
  readonly message: ThreadMessage;
  /** Tokens of the conversation, and tokens that the context holds. */
  readonly needed: number;
  readonly contextSize: number;
}

/** The conversation does not fit: the person decides what happens, nothing is left out by itself. */
export function ContextChoice({ message, needed, contextSize }: ContextChoiceProps): ReactNode {
  const { t } = useTranslation();
  const { again, isBusy } = useRegenerate(message);
  const longer = useLongerContext(message, needed);
  const canShorten = useChat((state) => canLeaveOut(state, message));
  const questionId = message.parentId;
  const hint =
    longer.size === null
      ? t("chat.ending.contextLimit", { needed: formatNumber(needed), size: formatNumber(longer.trained) })
      : t("chat.ending.contextHint", { needed: formatNumber(needed), size: formatNumber(contextSize) });
  return (
    <Notice tone="warning" title={t("chat.ending.contextTitle")} hint={hint}>
      {longer.size === null ? null : (
        <Button size="sm" variant="primary" disabled={isBusy} onClick={longer.use}>
          {t("chat.ending.longerContext", { size: formatNumber(longer.size) })}
        </Button>
      )}
      {canShorten ? (
        <Button size="sm" disabled={isBusy} onClick={() => again("leaveOutOldest")}>
          {t("chat.ending.leaveOutOldest")}
        </Button>
      ) : null}
      {questionId === null ? null : (
        <Button size="sm" disabled={isBusy} onClick={() => editInPlace(questionId)}>
          {t("chat.ending.editMessage")}
        </Button>
      )}
    </Notice>
  );
}
