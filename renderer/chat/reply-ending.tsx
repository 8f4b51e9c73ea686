import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ThreadMessage } from "#contract/message.ts";
import { errorText } from "../errors.ts";
import { formatNumber } from "../format.ts";
import { showPage } from "../frame/store.ts";
import { modelById, useModels } from "../models/store.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { ContextChoice } from "./context-choice.tsx";
import { answerRoom } from "./longer-context.ts";
import { useLongerContext } from "./use-longer-context.ts";
import { useRegenerate } from "./use-regenerate.ts";

interface ReplyEndingProps {
  readonly message: ThreadMessage;
}

/** How a reply ended when it did not end by itself, and what can be done about it. */
export function ReplyEnding({ message }: ReplyEndingProps): ReactNode {
  const { t } = useTranslation();
  switch (message.state) {
    case "stopped":
      return <Retry message={message} words={t("chat.ending.stopped")} />;
    case "interrupted":
      return <Failed message={message} words={t("chat.ending.interrupted")} />;
    case "failed":
      return <Failed message={message} words={t("chat.live.failed")} />;
    case "cut":
      return message.cutReason === "context" ? <CutByContext message={message} /> : <CutByLength />;
    case "waiting":
    case "streaming":
    case "done":
      return null;
    default:
      return message.state satisfies never;
  }
}

interface EndingProps extends ReplyEndingProps {
  readonly words: string;
}

function Retry({ message, words }: EndingProps): ReactNode {
  const { t } = useTranslation();
  const { again, isBusy } = useRegenerate(message);
  return (
    <QuietLine words={words}>
      <Button size="sm" disabled={isBusy} onClick={() => again()}>
        {t("chat.ending.retry")}
      </Button>
    </QuietLine>
  );
}

function Failed({ message, words }: EndingProps): ReactNode {
  const { t } = useTranslation();
  const { again, anyway, isBusy } = useRegenerate(message);
  const problem = useModels((state) => modelById(state, message.modelId)?.problem?.code);
  if (message.error === null) return <Retry message={message} words={words} />;
  const { needed, contextSize } = message.error.params;
  if (message.error.code === "contextTooSmall" && typeof needed === "number") {
    return <ContextChoice message={message} needed={needed} contextSize={Number(contextSize ?? 0)} />;
  }
  const { title, next } = errorText(message.error);
  const isSetAside = [message.error.code, problem].includes("modelCrashLoop");
  return (
    <Notice tone="danger" title={title} hint={next}>
      <Button size="sm" disabled={isBusy} onClick={isSetAside ? anyway : () => again()}>
        {isSetAside ? t("models.tryAnyway") : t("chat.ending.retry")}
      </Button>
    </Notice>
  );
}

function CutByContext({ message }: ReplyEndingProps): ReactNode {
  const { t } = useTranslation();
  const { isBusy } = useRegenerate(message);
  const contextSize = message.stats?.contextSize ?? 0;
  const { size, use } = useLongerContext(message, contextSize * 2 - answerRoom);
  return (
    <QuietLine words={t("chat.ending.cutContext")}>
      {size === null ? null : (
        <Button size="sm" disabled={isBusy} onClick={use}>
          {t("chat.ending.longerContext", { size: formatNumber(size) })}
        </Button>
      )}
    </QuietLine>
  );
}

function CutByLength(): ReactNode {
  const { t } = useTranslation();
  return (
    <QuietLine words={t("chat.ending.cutLength")}>
      <Button size="sm" onClick={() => showPage("settings")}>
        {t("chat.ending.openSettings")}
      </Button>
    </QuietLine>
  );
}

interface QuietLineProps {
  readonly words: string;
  readonly children: ReactNode;
}

/** Nothing is wrong, and there is a way on. */
function QuietLine({ words, children }: QuietLineProps): ReactNode {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 text-sm text-ink-soft">
      <span>{words}</span>
      {children}
    </div>
  );
}
