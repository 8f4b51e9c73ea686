import type { TFunction } from "i18next";
import { useMemo, useState, type MouseEvent, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { ChatId } from "#contract/ids.ts";
import { currentLanguage } from "../i18n.ts";
import { ContextMenu } from "../ui/context-menu.tsx";
import { ChatMenuItems } from "./chat-menu-items.tsx";
import { ChatRow } from "./chat-row.tsx";
import { groupByDate, type Period } from "./date-groups.ts";
import { useChat } from "./use-chat.ts";
import { useToday } from "./use-today.ts";

/** All chats, newest first, under the days and months in which they were last used. */
export function ChatList(): ReactElement {
  const { t } = useTranslation();
  const chats = useChat((state) => state.chats);
  const today = useToday();
  const groups = useMemo(() => groupByDate(Object.values(chats), today), [chats, today]);
  const [renamingId, setRenaming] = useState<ChatId | null>(null);
  const [pointedId, setPointed] = useState<ChatId | null>(null);
  const pointed = pointedId === null ? undefined : chats[pointedId];
  if (groups.length === 0) return <p className="px-2.5 py-2 text-sm text-ink-faint">{t("chat.row.none")}</p>;
  return (
    <ContextMenu
      trigger={
        <div
          onContextMenuCapture={(event) => setPointed(chatAt(event))}
          data-rows
          className="flex min-h-full flex-col gap-3 pt-1"
        />
      }
      menu={
        pointed === undefined ? null : (
          <ChatMenuItems chat={pointed} onRename={() => setRenaming(pointed.id)} />
        )
      }
    >
      {groups.map((group) => (
        <section key={group.key} className="[contain-intrinsic-size:auto_320px] [content-visibility:auto]">
          <h2 className="px-2.5 pb-1 text-xs font-medium text-ink-faint">{periodName(t, group.period)}</h2>
          <ul className="flex flex-col gap-px">
            {group.chats.map((chat) => (
              <ChatRow
                key={chat.id}
                chat={chat}
                isRenaming={renamingId === chat.id}
                onRenaming={setRenaming}
              />
            ))}
          </ul>
        </section>
      ))}
    </ContextMenu>
  );
}

function chatAt(event: MouseEvent): ChatId | null {
  const row = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-chat]") : null;
  return row === null ? null : (Number(row.dataset["chat"]) as ChatId);
}

function periodName(t: TFunction, period: Period): string {
  if (period.kind !== "calendarMonth") return t(`chat.groups.${period.kind}`);
  const isThisYear = new Date(period.start).getFullYear() === new Date().getFullYear();
  const year = isThisYear ? {} : ({ year: "numeric" } as const);
  return new Intl.DateTimeFormat(currentLanguage(), { month: "long", ...year }).format(period.start);
}
