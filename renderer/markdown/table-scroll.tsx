import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

interface TableScrollProps {
  readonly children?: ReactNode;
}

/** A table that scrolls sideways by itself, with the keyboard too. */
export function TableScroll({ children }: TableScrollProps): ReactNode {
  const { t } = useTranslation();
  return (
    <div className="markdown-table" role="region" aria-label={t("chat.markdown.table")} tabIndex={0}>
      <table>{children}</table>
    </div>
  );
}
