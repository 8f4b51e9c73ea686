import { Pencil, Trash2 } from "lucide-react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { Chat } from "#contract/chat.ts";
import { keyLabel } from "../keys.ts";
import { MenuItem } from "../ui/menu.tsx";
import { removeWithUndo } from "./remove-with-undo.ts";

interface ChatMenuItemsProps {
  readonly chat: Chat;
  readonly onRename: () => void;
}

/** What can be done with a chat of the list. */
export function ChatMenuItems({ chat, onRename }: ChatMenuItemsProps): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      <MenuItem icon={<Pencil aria-hidden />} keys={keyLabel("F2")} onSelect={onRename}>
        {t("chat.row.rename")}
      </MenuItem>
      <MenuItem
        icon={<Trash2 aria-hidden />}
        tone="danger"
        keys={keyLabel("Delete")}
        onSelect={() => removeWithUndo(chat)}
      >
        {t("chat.row.delete")}
      </MenuItem>
    </>
  );
}
