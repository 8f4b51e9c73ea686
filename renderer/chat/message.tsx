import { memo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { MessageId } from "#contract/ids.ts";
import { classes } from "../ui/classes.ts";
import { AssistantMessage } from "./assistant-message.tsx";
import { useChat } from "./use-chat.ts";
import { UserMessage } from "./user-message.tsx";

interface MessageProps {
  readonly id: MessageId;
  /** True for the few at the end, which are always laid out. */
  readonly isRecent: boolean;
  readonly isLast: boolean;
}

/** One message of the visible branch. It renders again when it changes itself, not when its neighbours do. */
export const Message = memo(function Message({ id, isRecent, isLast }: MessageProps): ReactNode {
  const { t } = useTranslation();
  const message = useChat((state) => state.messages[id]);
  if (message === undefined || message.role === "system") return null;
  const isUser = message.role === "user";
  return (
    <article
      data-message={id}
      data-last={isLast || undefined}
      tabIndex={isLast ? 0 : -1}
      className={classes(
        "message -mx-3 rounded-lg px-3 py-2 [&:focus-visible]:outline-offset-0",
        !isRecent && "[contain-intrinsic-size:auto_160px] [content-visibility:auto]",
      )}
    >
      <h2 className="sr-only">
        {isUser ? t("chat.transcript.you") : (message.modelName ?? t("chat.transcript.model"))}
      </h2>
      {isUser ? <UserMessage message={message} /> : <AssistantMessage message={message} />}
    </article>
  );
});
