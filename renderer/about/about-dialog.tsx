import { useEffect } from "react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { attempt } from "../errors.ts";
import { refreshInfo, showDialog, useFrame } from "../frame/store.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Licences } from "./licences.tsx";

/** What this Hearth is and what it is made of. */
export function AboutDialog(): ReactElement {
  const { t } = useTranslation();
  const open = useFrame((state) => state.dialog === "about");
  const info = useFrame((state) => state.info);
  const versions = Object.entries(info?.versions ?? {}).filter(([, version]) => version !== "");
  useEffect(() => {
    if (open) void attempt(refreshInfo());
  }, [open]);
  const copied = [`Hearth ${info?.version ?? ""}`, ...versions.map((entry) => entry.join(" "))].join("\n");
  return (
    <Dialog open={open} onOpenChange={(next) => showDialog(next ? "about" : null)} title={t("about.title")}>
      <p>{t("about.tagline")}</p>
      <p className="mt-1 text-sm text-ink-soft">{t("about.privacy")}</p>
      <p className="mt-1 text-sm text-ink-soft">{t("about.licence")}</p>
      <div className="mt-5 mb-1 flex items-center justify-between">
        <h3 className="text-sm font-semibold">{t("about.version", { version: info?.version ?? "" })}</h3>
        <CopyButton text={copied} label={t("about.copyVersions")} />
      </div>
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1 rounded-md bg-sunken px-3 py-2 text-sm select-text sm:grid-cols-[auto_1fr_auto_1fr]">
        {versions.map(([name, version]) => (
          <div key={name} className="contents">
            <dt className="text-ink-soft">{name}</dt>
            <dd className="tabular-nums">{version}</dd>
          </div>
        ))}
      </dl>
      <Licences />
    </Dialog>
  );
}
