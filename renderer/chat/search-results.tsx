import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { Highlight, SearchHit } from "#contract/chat.ts";
import { attempt, errorText } from "../errors.ts";
import { currentLanguage } from "../i18n.ts";
import { leaveSidebar, showPage } from "../frame/store.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { moveBetweenRows } from "./move-between-rows.ts";
import { openChat, revealMessage } from "./store.ts";
import { useSearch } from "./use-search.ts";

/** As many as main answers with; when there are more, the count says so. */
const limit = 100;

interface SearchResultsProps {
  readonly query: string;
  readonly onClear: () => void;
}

/** Chats whose title or contents match, with the place where they do. */
export function SearchResults({ query, onClear }: SearchResultsProps): ReactElement {
  const { t } = useTranslation();
  const search = useSearch(query.trim());
  if (search === null) return <div aria-busy />;
  if (search.error !== null) {
    return <EmptyState title={t("chat.search.failed")} hint={errorText(search.error).next} />;
  }
  const count = search.hits.length;
  if (count === 0) {
    return (
      <div role="status">
        <EmptyState title={t("chat.search.empty", { query: search.query })} hint={t("chat.search.emptyHint")}>
          <Button size="sm" onClick={onClear}>
            {t("chat.search.clear")}
          </Button>
        </EmptyState>
      </div>
    );
  }
  return (
    <>
      <p role="status" className="px-2.5 pt-1 pb-1.5 text-xs text-ink-faint">
        {t(count >= limit ? "chat.search.many" : "chat.search.count", { count })}
      </p>
      <ul data-rows className="flex flex-col gap-0.5">
        {search.hits.map((hit) => (
          <li key={`${hit.chat.id}-${hit.messageId ?? "title"}`}>
            <Hit hit={hit} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Hit({ hit }: { readonly hit: SearchHit }): ReactElement {
  const { t } = useTranslation();
  const open = (): void => {
    showPage("chat");
    leaveSidebar();
    void attempt(hit.messageId === null ? openChat(hit.chat.id) : revealMessage(hit.chat.id, hit.messageId));
  };
  return (
    <button
      type="button"
      data-chat-row
      onClick={open}
      onKeyDown={moveBetweenRows}
      className="flex w-full flex-col rounded-md px-2.5 py-1.5 text-left text-sm transition-colors hover:bg-hover active:bg-pressed"
    >
      <span className="flex w-full items-baseline gap-2">
        <span className="min-w-0 flex-1 truncate font-medium">
          {hit.chat.title === "" ? t("chat.untitled") : <Marked stretches={hit.title} />}
        </span>
        <span className="shrink-0 text-xs text-ink-faint">{shortDate(hit.chat.updatedAt)}</span>
      </span>
      {hit.snippet.length === 0 ? null : (
        <span className="line-clamp-2 text-xs [overflow-wrap:anywhere] text-ink-soft">
          <Marked stretches={hit.snippet} />
        </span>
      )}
    </button>
  );
}

function Marked({ stretches }: { readonly stretches: readonly Highlight[] }): readonly ReactElement[] {
  return stretches.map(({ text, match }, index) =>
    match ? (
      <mark key={index} className="rounded-[3px] bg-ember-soft font-medium text-ember-ink">
        {text}
      </mark>
    ) : (
      <span key={index}>{text}</span>
    ),
  );
}

/** "5 Nov", with the year when it is another one. */
function shortDate(time: number): string {
  const isThisYear = new Date(time).getFullYear() === new Date().getFullYear();
  const year = isThisYear ? {} : ({ year: "numeric" } as const);
  return new Intl.DateTimeFormat(currentLanguage(), { month: "short", day: "numeric", ...year }).format(time);
}
