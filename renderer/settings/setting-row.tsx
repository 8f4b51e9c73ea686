import { useId } from "react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { settingsTable } from "#contract/settings.ts";
import type { SettingKey } from "#contract/settings.ts";
import { classes } from "../ui/classes.ts";
import { SettingField } from "./setting-field.tsx";

/** One setting: its name and what it does on one side, its control on the other. Long texts get the whole width. */
export function SettingRow({ settingKey }: { readonly settingKey: SettingKey }): ReactElement {
  const { t } = useTranslation();
  const id = useId();
  const isWide = settingsTable[settingKey].control.kind === "text";
  return (
    <div
      className={classes(
        "flex gap-x-6 gap-y-2.5 px-4 py-3",
        isWide ? "flex-col" : "flex-wrap items-center justify-between",
      )}
    >
      <div className="min-w-56 flex-1">
        <div id={`${id}label`} className="text-sm font-medium">
          {t(`settings.${settingKey}.label`)}
        </div>
        <p id={`${id}hint`} className="text-sm text-ink-soft">
          {t(`settings.${settingKey}.hint`)}
        </p>
      </div>
      <SettingField settingKey={settingKey} labelledBy={`${id}label`} describedBy={`${id}hint`} />
    </div>
  );
}
