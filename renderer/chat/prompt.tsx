import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { MessageId, ModelId } from "#contract/ids.ts";
import { errorText } from "../errors.ts";
import { formatPercent } from "../format.ts";
import { useModels } from "../models/store.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { Spinner } from "../ui/spinner.tsx";
import { PromptText } from "./prompt-text.tsx";
import { useChat } from "./use-chat.ts";
import { usePrompt } from "./use-prompt.ts";

interface PromptProps {
  readonly messageId: MessageId;
  readonly modelId: ModelId;
}

/** The prompt of a message, what it waits for, or why there is none. */
export function Prompt({ messageId, modelId }: PromptProps): ReactNode {
  const { t } = useTranslation();
  const [state, retry] = usePrompt(messageId, modelId);
  switch (state.kind) {
    case "loading":
      return <Waiting />;
    case "ready":
      return <PromptText prompt={state.prompt} />;
    case "failed": {
      const { title, next } = errorText(state.error);
      return (
        <div role="alert">
          <Notice tone="danger" title={title} hint={next}>
            <Button size="sm" onClick={retry}>
              {t("chat.prompt.retry")}
            </Button>
          </Notice>
        </div>
      );
    }
    default:
      return state satisfies never;
  }
}

/** It may take a while: the model has to be in memory, and other answers come first. */
function Waiting(): ReactNode {
  const { t } = useTranslation();
  const progress = useModels(({ engine }) => (engine.state === "loading" ? engine.progress : null));
  const isBehind = useChat((state) => Object.keys(state.progress).length > 0);
  const words = isBehind ? t("chat.prompt.waiting") : t("chat.prompt.preparing");
  return (
    <p
      role="status"
      className="flex h-24 items-center justify-center gap-2 text-sm text-ink-soft tabular-nums"
    >
      <Spinner />
      {progress === null ? words : t("chat.status.loading", { percent: formatPercent(progress) })}
    </p>
  );
}
