import { RotateCcw } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { isOpen, textOf, type Part, type ThreadMessage } from "#contract/message.ts";
import { Markdown } from "../markdown/markdown.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { LeftOut } from "./left-out.tsx";
import { PromptButton } from "./prompt-button.tsx";
import { Reasoning } from "./reasoning.tsx";
import { ReplyEnding } from "./reply-ending.tsx";
import { ReplyProgress } from "./reply-progress.tsx";
import { ReplyStats } from "./reply-stats.tsx";
import { ToolCall } from "./tool-call.tsx";
import { useParts } from "./use-parts.ts";
import { useRegenerate } from "./use-regenerate.ts";
import { VersionSwitcher } from "./version-switcher.tsx";

interface AssistantMessageProps {
  readonly message: ThreadMessage;
}

/** A reply as plain text in the column, its thoughts folded, with what it is doing or how it ended below. */
export function AssistantMessage({ message }: AssistantMessageProps): ReactNode {
  const parts = useParts(message);
  const live = isOpen(message.state);
  return (
    <div className="flex flex-col gap-2">
      <LeftOut count={message.stats?.leftOut ?? 0} />
      {parts.map((part, index) => (
        <PartView key={index} part={part} isGoingOn={live} isLast={index === parts.length - 1} />
      ))}
      {live ? <ReplyProgress chatId={message.chatId} last={parts.at(-1)} /> : <Settled message={message} />}
    </div>
  );
}

interface PartViewProps {
  readonly part: Part;
  /** The reply is still being written; `isLast` is then the part that grows. */
  readonly isGoingOn: boolean;
  readonly isLast: boolean;
}

function PartView({ part, isGoingOn, isLast }: PartViewProps): ReactNode {
  const live = isGoingOn && isLast;
  switch (part.kind) {
    case "text":
      // Models part their thoughts and calls by blank lines, which are nothing to see.
      return part.text.trim() === "" ? null : <Markdown text={part.text} streaming={live} />;
    case "reasoning":
      return (
        <Reasoning text={part.text} duration={part.duration} live={live && part.duration === undefined} />
      );
    case "tool-call":
      return <ToolCall call={part} isGoingOn={isGoingOn} />;
    default:
      return part satisfies never;
  }
}

function Settled({ message }: AssistantMessageProps): ReactNode {
  const { t } = useTranslation();
  const { again, isBusy } = useRegenerate(message);
  const text = textOf(message.parts);
  return (
    <>
      <ReplyEnding message={message} />
      <div className="message-actions -ml-1.5 flex h-8 items-center gap-0.5">
        {text === "" ? null : <CopyButton text={text} label={t("chat.actions.copy")} />}
        <IconButton
          size="sm"
          label={t("chat.actions.retry")}
          icon={<RotateCcw aria-hidden />}
          disabled={isBusy}
          onClick={() => again()}
        />
        <PromptButton message={message} />
        <VersionSwitcher message={message} />
        <ReplyStats message={message} />
      </div>
    </>
  );
}
