import { useRef, type KeyboardEvent, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { Chat } from "#contract/chat.ts";
import { attempt } from "../errors.ts";
import { renameChat } from "./store.ts";

interface RenameFieldProps {
  readonly chat: Chat;
  readonly onDone: () => void;
}

/** A chat's name, being changed in the list: Enter or leaving keeps it, Esc does not. */
export function RenameField({ chat, onDone }: RenameFieldProps): ReactElement {
  const { t } = useTranslation();
  const isDone = useRef(false);
  const finish = (title: string): void => {
    if (isDone.current) return;
    isDone.current = true;
    if (title !== "" && title !== chat.title) void attempt(renameChat(chat.id, title));
    onDone();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === "Enter") finish(event.currentTarget.value.trim());
    if (event.key === "Escape") finish("");
  };
  return (
    <li>
      <input
        ref={selectOnce}
        aria-label={t("chat.row.renameLabel")}
        defaultValue={chat.title}
        maxLength={200}
        dir="auto"
        spellCheck={false}
        onKeyDown={onKeyDown}
        onBlur={(event) => finish(event.target.value.trim())}
        className="h-8 w-full rounded-md border border-focus bg-surface px-2.25 text-sm outline-none"
      />
    </li>
  );
}

/** The menu that asked for this gives its focus back after it has closed: the field takes it again. */
function selectOnce(element: HTMLInputElement | null): (() => void) | undefined {
  if (element === null) return undefined;
  const frame = requestAnimationFrame(() => element.select());
  element.select();
  return () => cancelAnimationFrame(frame);
}
