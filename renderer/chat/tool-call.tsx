import {
  Calculator,
  Check,
  CircleAlert,
  CircleSlash,
  Clock,
  Hourglass,
  Wrench,
  type LucideIcon,
} from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ToolCallPart } from "#contract/message.ts";
import { classes } from "../ui/classes.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { FoldedCard } from "../ui/folded-card.tsx";
import { Spinner } from "../ui/spinner.tsx";
import { laidOut, summaryOf } from "./call-text.ts";

interface ToolCallProps {
  readonly call: ToolCallPart;
  /** The reply is still being written; a call that it left open will never be run. */
  readonly isGoingOn: boolean;
}

/** The tools that Hearth brings along; any other goes by its own name. */
const known = {
  current_time: { Icon: Clock, label: "chat.tool.clock" },
  calculate: { Icon: Calculator, label: "chat.tool.calculator" },
} as const;

/** A tool that the model asked for: what it is, where it stands and what came of it; all of it when unfolded. */
export function ToolCall({ call, isGoingOn }: ToolCallProps): ReactNode {
  const { t } = useTranslation();
  const tool = call.name in known ? known[call.name as keyof typeof known] : null;
  const name = tool === null ? call.name || t("chat.tool.unnamed") : t(tool.label);
  const { given, result } = summaryOf(call);
  const Icon = tool?.Icon ?? Wrench;
  return (
    <FoldedCard
      head={
        <>
          <Icon aria-hidden className="size-4 shrink-0 text-ink-soft" />
          <span className="max-w-1/2 shrink-0 truncate font-medium" translate={tool === null ? "no" : "yes"}>
            {name}
          </span>
          <span className="min-w-0 flex-1 truncate text-ink-soft" dir="auto">
            {[given, result].filter((each) => each !== "").join(" → ")}
          </span>
          <CallState state={isGoingOn || isSettled(call.state) ? call.state : "unfinished"} />
        </>
      }
    >
      <Detail
        label={t("chat.tool.arguments")}
        copyLabel={t("chat.tool.copyArguments")}
        text={call.state === "writing" ? call.arguments : laidOut(call.arguments)}
      />
      {call.result === null ? null : (
        <Detail
          label={t("chat.tool.result")}
          copyLabel={t("chat.tool.copyResult")}
          text={laidOut(call.result)}
        />
      )}
    </FoldedCard>
  );
}

type ShownState = ToolCallPart["state"] | "unfinished";

function isSettled(state: ToolCallPart["state"]): boolean {
  return state === "done" || state === "failed";
}

const stateIcons: Readonly<Partial<Record<ShownState, LucideIcon>>> = {
  waiting: Hourglass,
  done: Check,
  failed: CircleAlert,
  unfinished: CircleSlash,
};

function CallState({ state }: { readonly state: ShownState }): ReactNode {
  const { t } = useTranslation();
  const words = {
    writing: t("chat.tool.writing"),
    waiting: t("chat.tool.waiting"),
    running: t("chat.tool.running"),
    done: t("chat.tool.done"),
    failed: t("chat.tool.failed"),
    unfinished: t("chat.tool.unfinished"),
  };
  const Icon = stateIcons[state] ?? Spinner;
  return (
    <span
      className={classes(
        "flex shrink-0 items-center gap-1.5 text-xs [&_svg]:size-3.5",
        state === "failed" ? "text-danger-ink" : "text-ink-faint",
        state === "done" && "[&_svg]:text-success-ink",
      )}
    >
      <Icon aria-hidden />
      {words[state]}
    </span>
  );
}

interface DetailProps {
  readonly label: string;
  readonly copyLabel: string;
  readonly text: string;
}

function Detail({ label, copyLabel, text }: DetailProps): ReactNode {
  const { t } = useTranslation();
  const isEmpty = text === "" || text === "{}";
  return (
    <div role="group" aria-label={label}>
      <div className="call-detail-head flex h-8 items-center justify-between text-xs text-ink-soft">
        {label}
        {isEmpty ? null : <CopyButton text={text} label={copyLabel} />}
      </div>
      {isEmpty ? (
        <p className="text-ink-faint">{t("chat.tool.noArguments")}</p>
      ) : (
        <pre
          tabIndex={0}
          dir="ltr"
          translate="no"
          className="max-h-60 overflow-auto rounded-md bg-sunken px-3 py-2 font-mono text-xs [font-variant-ligatures:none] [overflow-wrap:anywhere] whitespace-pre-wrap select-text"
        >
          {text}
        </pre>
      )}
    </div>
  );
}
