import { Ellipsis } from "lucide-react";
import { memo, useState, type KeyboardEvent, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { Chat } from "#contract/chat.ts";
import type { ChatId } from "#contract/ids.ts";
import { leaveSidebar, showPage, useFrame } from "../frame/store.ts";
import { classes } from "../ui/classes.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { Menu } from "../ui/menu.tsx";
import { ChatMenuItems } from "./chat-menu-items.tsx";
import { moveBetweenRows } from "./move-between-rows.ts";
import { removeWithUndo } from "./remove-with-undo.ts";
import { RenameField } from "./rename-field.tsx";
import { openChat } from "./store.ts";
import { useChat } from "./use-chat.ts";

interface ChatRowProps {
  readonly chat: Chat;
  readonly isRenaming: boolean;
  readonly onRenaming: (id: ChatId | null) => void;
}

/** One chat of the list. F2 renames it, Delete removes it. */
export const ChatRow = memo(function ChatRow({ chat, isRenaming, onRenaming }: ChatRowProps): ReactElement {
  const { t } = useTranslation();
  const onChatPage = useFrame((state) => state.page === "chat");
  const isOpen = useChat((state) => state.currentId === chat.id) && onChatPage;
  const isReplying = useChat((state) => state.progress[chat.id] !== undefined);
  // The menu of a row that was never near the pointer or the focus is not there: hundreds of them cost.
  const [wasNear, setNear] = useState(false);
  const title = chat.title === "" ? t("chat.untitled") : chat.title;
  if (isRenaming) return <RenameField chat={chat} onDone={() => onRenaming(null)} />;

  const open = (): void => {
    showPage("chat");
    leaveSidebar();
    void openChat(chat.id);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === "F2") onRenaming(chat.id);
    else if (event.key === "Delete") removeWithUndo(chat);
    else return moveBetweenRows(event);
    event.preventDefault();
  };
  return (
    <li
      data-chat={chat.id}
      className={classes(
        "group relative flex items-center rounded-md transition-colors",
        isOpen ? "bg-pressed" : "hover:bg-hover",
      )}
    >
      <button
        type="button"
        data-chat-row
        aria-current={isOpen ? "page" : undefined}
        title={title}
        onClick={open}
        onPointerEnter={() => setNear(true)}
        onFocus={() => setNear(true)}
        onKeyDown={onKeyDown}
        className="flex h-8 min-w-0 flex-1 items-center gap-2 rounded-md px-2.5 text-left text-sm group-focus-within:pr-8 group-hover:pr-8"
      >
        <span dir="auto" className={classes("min-w-0 flex-1 truncate", isOpen && "font-medium")}>
          {title}
        </span>
        {isReplying ? (
          <span
            role="img"
            aria-label={t("chat.row.replying")}
            className="breathes size-2 shrink-0 rounded-full bg-ember group-focus-within:hidden group-hover:hidden"
          />
        ) : null}
      </button>
      {wasNear ? (
        <Menu
          trigger={
            <IconButton
              size="sm"
              label={t("chat.row.more", { title })}
              icon={<Ellipsis aria-hidden />}
              className="absolute right-0.5 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 data-popup-open:opacity-100"
            />
          }
        >
          <ChatMenuItems chat={chat} onRename={() => onRenaming(chat.id)} />
        </Menu>
      ) : null}
    </li>
  );
});
