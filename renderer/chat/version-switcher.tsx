import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ThreadMessage } from "#contract/message.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { showVersion } from "./versions.ts";

interface VersionSwitcherProps {
  readonly message: ThreadMessage;
}

/** "2 / 3" between two arrows; absent while there is only one version. */
export function VersionSwitcher({ message }: VersionSwitcherProps): ReactNode {
  const { t } = useTranslation();
  const count = message.siblings.length;
  const place = message.siblings.indexOf(message.id);
  if (count < 2) return null;
  return (
    <span className="inline-flex items-center" role="group">
      <IconButton
        size="sm"
        label={t("chat.actions.previous")}
        keys="Alt ←"
        icon={<ChevronLeft aria-hidden />}
        disabled={place === 0}
        onClick={() => showVersion(message, -1)}
      />
      <span
        className="min-w-8 text-center text-xs text-ink-soft tabular-nums"
        aria-label={t("chat.actions.versionLabel", { index: place + 1, count })}
        role="img"
      >
        {t("chat.actions.version", { index: place + 1, count })}
      </span>
      <IconButton
        size="sm"
        label={t("chat.actions.next")}
        keys="Alt →"
        icon={<ChevronRight aria-hidden />}
        disabled={place === count - 1}
        onClick={() => showVersion(message, 1)}
      />
    </span>
  );
}
