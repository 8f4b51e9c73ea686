import { useState } from "react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { settingKeys, settingsTable } from "#contract/settings.ts";
import { attempt } from "../errors.ts";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { PageTitle } from "../ui/page-title.tsx";
import { showToast } from "../ui/toast.tsx";
import { DataFolder } from "./data-folder.tsx";
import { DeviceSection } from "./device-section.tsx";
import { ReloadNotice } from "./reload-notice.tsx";
import { Section } from "./section.tsx";
import { SettingRow } from "./setting-row.tsx";
import { resetSettings } from "./store.ts";

const sections = ["general", "chat", "engine", "sampling"] as const;

/** Drawn from the settings table: a new line there is a new field here. */
export function SettingsPage(): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={null} />
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto flex max-w-3xl flex-col gap-8 px-6 pb-16 max-sm:px-4">
          <PageTitle title={t("settings.title")} />
          {sections.map((section) => (
            <Section
              key={section}
              title={t(`settings.sections.${section}`)}
              hint={
                section === "engine" || section === "sampling"
                  ? t(`settings.sectionHints.${section}`)
                  : undefined
              }
              before={section === "engine" ? <ReloadNotice /> : null}
            >
              {settingKeys
                .filter((key) => settingsTable[key].section === section)
                .map((key) => (
                  <SettingRow key={key} settingKey={key} />
                ))}
            </Section>
          ))}
          <DeviceSection />
          <DataFolder />
          <Reset />
        </div>
      </div>
    </>
  );
}

function Reset(): ReactElement {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const reset = async (): Promise<void> => {
    if (await attempt(resetSettings())) showToast({ tone: "success", title: t("settings.resetDone") });
  };
  return (
    <div>
      <Button onClick={() => setAsking(true)}>{t("settings.reset")}</Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("settings.resetTitle")}
        description={t("settings.resetHint")}
        confirmLabel={t("settings.resetConfirm")}
        cancelLabel={t("settings.cancel")}
        onConfirm={() => void reset()}
      />
    </div>
  );
}
