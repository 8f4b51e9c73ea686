import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { showDialog, useFrame } from "../frame/store.ts";
import { keyLabel } from "../keys.ts";
import type { Keys } from "../keys.ts";
import { useSetting } from "../settings/store.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Kbd } from "../ui/kbd.tsx";
import type { Command } from "../commands.ts";

interface Row {
  readonly title: string;
  readonly keys: Keys;
}

/** Every key of the window, on one sheet. */
export function ShortcutsDialog({ commands }: { readonly commands: readonly Command[] }): ReactElement {
  const { t } = useTranslation();
  const open = useFrame((state) => state.dialog === "shortcuts");
  const sendsWithMod = useSetting("sendKey") === "modEnter";
  const rowsOf = (group: Command["group"]): readonly Row[] =>
    commands.flatMap((command) => {
      const [keys] = command.keys;
      return command.group === group && keys !== undefined ? [{ title: t(command.title), keys }] : [];
    });
  const writing: readonly Row[] = [
    { title: t("commands.send"), keys: sendsWithMod ? "Mod+Enter" : "Enter" },
    { title: t("commands.newLine"), keys: sendsWithMod ? "Enter" : "Shift+Enter" },
    { title: t("commands.stop"), keys: "Escape" },
  ];
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => showDialog(next ? "shortcuts" : null)}
      title={t("commands.title")}
      size="lg"
    >
      <div className="grid gap-x-10 gap-y-6 sm:grid-cols-2">
        <Group title={t("commands.groups.chats")} rows={rowsOf("chats")} />
        <Group title={t("commands.groups.models")} rows={rowsOf("models")} />
        <Group title={t("commands.groups.window")} rows={rowsOf("window")} />
        <Group title={t("commands.groups.writing")} rows={writing} />
      </div>
    </Dialog>
  );
}

interface GroupProps {
  readonly title: string;
  readonly rows: readonly Row[];
}

function Group({ title, rows }: GroupProps): ReactElement {
  return (
    <section>
      <h3 className="mb-1 text-sm font-medium text-ink-faint">{title}</h3>
      <ul>
        {rows.map((row) => (
          <li
            key={row.title}
            className="flex min-h-9 items-center justify-between gap-4 border-t border-hairline text-sm first:border-t-0"
          >
            {row.title}
            <Kbd>{keyLabel(row.keys)}</Kbd>
          </li>
        ))}
      </ul>
    </section>
  );
}
