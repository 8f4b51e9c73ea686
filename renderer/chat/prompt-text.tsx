import { Fragment, memo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { PromptSegment, RenderedPrompt } from "#contract/prompt.ts";
import { formatNumber } from "../format.ts";
import { CopyButton } from "../ui/copy-button.tsx";

type Kind = PromptSegment["kind"];

/** Told apart by a box, by an underline and by neither, whatever the colours. */
const looks: Readonly<Record<Kind, string>> = {
  control: "rounded-sm border border-ember-ink/50 bg-ember-soft box-decoration-clone px-1 text-ember-ink",
  template: "text-ink-faint underline decoration-ink-faint/60 decoration-dotted underline-offset-3",
  given: "text-ink",
};

const kinds: readonly Kind[] = ["control", "template", "given"];

/** The prompt as it is: every character, what it is, and what it costs. */
export const PromptText = memo(function PromptText({
  prompt,
}: {
  readonly prompt: RenderedPrompt;
}): ReactNode {
  const { t } = useTranslation();
  const { segments, tokens } = prompt;
  const names = {
    control: t("chat.prompt.control"),
    template: t("chat.prompt.template"),
    given: t("chat.prompt.given"),
  };
  const countOf = (kind: Kind): number =>
    segments.reduce((sum, each) => sum + (each.kind === kind ? each.tokens : 0), 0);
  return (
    <>
      <div className="sticky top-0 flex items-start gap-4 bg-raised pb-2 text-sm">
        <dl
          aria-label={t("chat.prompt.legend")}
          className="flex min-h-7 flex-1 flex-wrap items-center gap-x-4 gap-y-1 tabular-nums"
        >
          <div className="flex items-baseline gap-1.5">
            <dt className="sr-only">{t("chat.prompt.text")}</dt>
            <dd className="font-medium">
              {t("chat.prompt.total", { count: tokens, tokens: formatNumber(tokens) })}
            </dd>
          </div>
          {kinds.map((kind) => (
            <div key={kind} className="flex items-baseline gap-1.5">
              <dt className={looks[kind]}>{names[kind]}</dt>
              <dd className="text-ink-soft">{formatNumber(countOf(kind))}</dd>
            </div>
          ))}
        </dl>
        <CopyButton text={() => segments.map(({ text }) => text).join("")} label={t("chat.prompt.copy")} />
      </div>
      <pre
        dir="ltr"
        translate="no"
        className="rounded-md border border-hairline bg-canvas px-3 py-2.5 font-mono text-xs leading-6 [font-variant-ligatures:none] [overflow-wrap:anywhere] whitespace-pre-wrap select-text"
      >
        {segments.map((segment, index) => (
          <span
            key={index}
            className={looks[segment.kind]}
            title={t("chat.prompt.part", { kind: names[segment.kind], count: segment.tokens })}
          >
            <SegmentText segment={segment} />
          </span>
        ))}
      </pre>
    </>
  );
});

/** Line breaks of the format are marked: they are part of it, and easily one too many. */
function SegmentText({ segment: { kind, text } }: { readonly segment: PromptSegment }): ReactNode {
  if (kind === "given") return text;
  return text.split("\n").map((line, index) => (
    <Fragment key={index}>
      {index === 0 ? null : (
        <>
          <span aria-hidden data-mark="↵" className="before:content-[attr(data-mark)]" />
          {"\n"}
        </>
      )}
      {line}
    </Fragment>
  ));
}
