import { Pencil } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { textOf, type ThreadMessage } from "#contract/message.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { EditMessage } from "./edit-message.tsx";
import { PromptButton } from "./prompt-button.tsx";
import { editInPlace } from "./store.ts";
import { useChat } from "./use-chat.ts";
import { VersionSwitcher } from "./version-switcher.tsx";

interface UserMessageProps {
  readonly message: ThreadMessage;
}

/** What the person wrote, as they wrote it: no markdown. */
export function UserMessage({ message }: UserMessageProps): ReactNode {
  const { t } = useTranslation();
  const isEditing = useChat((state) => state.editingId === message.id);
  const isBusy = useChat((state) => state.progress[message.chatId] !== undefined);
  const text = textOf(message.parts);
  if (isEditing) return <EditMessage message={message} />;
  return (
    <div className="flex flex-col items-end">
      <p
        dir="auto"
        className="max-w-[85%] rounded-xl bg-sunken px-4 py-2.5 [overflow-wrap:anywhere] whitespace-pre-wrap"
      >
        {text}
      </p>
      <div className="message-actions mt-0.5 flex h-7 items-center gap-0.5">
        <VersionSwitcher message={message} />
        <CopyButton text={text} label={t("chat.actions.copy")} />
        <IconButton
          size="sm"
          label={t("chat.actions.edit")}
          icon={<Pencil aria-hidden />}
          disabled={isBusy}
          onClick={() => editInPlace(message.id)}
        />
        <PromptButton message={message} />
      </div>
    </div>
  );
}
