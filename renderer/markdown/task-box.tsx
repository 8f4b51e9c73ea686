import { Square, SquareCheck } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

interface TaskBoxProps {
  readonly checked: boolean;
}

/** The box of a task list: it tells, it cannot be ticked. */
export function TaskBox({ checked }: TaskBoxProps): ReactNode {
  const { t } = useTranslation();
  const Icon = checked ? SquareCheck : Square;
  return (
    <span
      role="img"
      aria-label={checked ? t("chat.markdown.taskDone") : t("chat.markdown.taskOpen")}
      className="markdown-task"
    >
      <Icon aria-hidden size={16} />
    </span>
  );
}
