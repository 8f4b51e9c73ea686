import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { showDialog, useFrame } from "../frame/store.ts";
import { Button } from "../ui/button.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { Section } from "./section.tsx";

/** Where chats and settings lie, and the way to what Hearth is. */
export function DataFolder(): ReactElement {
  const { t } = useTranslation();
  const info = useFrame((state) => state.info);
  return (
    <Section title={t("about.title")}>
      <div className="px-4 py-3">
        <div className="text-sm font-medium">{t("settings.dataFolder.label")}</div>
        <p className="text-sm text-ink-soft">{t("settings.dataFolder.hint")}</p>
        {info === null ? null : (
          <div className="mt-1.5 flex items-center gap-2">
            <span className="min-w-0 flex-1 font-mono text-xs break-all select-text">{info.dataFolder}</span>
            <CopyButton text={info.dataFolder} label={t("models.facts.copyPath")} />
          </div>
        )}
      </div>
      <div className="flex flex-wrap gap-2 px-4 py-3">
        <Button size="sm" onClick={() => showDialog("about")}>
          {t("about.open")}
        </Button>
        <Button size="sm" onClick={() => showDialog("shortcuts")}>
          {t("commands.shortcuts")}
        </Button>
      </div>
    </Section>
  );
}
