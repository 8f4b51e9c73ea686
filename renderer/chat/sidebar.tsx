import { SquarePen } from "lucide-react";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { leaveSidebar, showPage } from "../frame/store.ts";
import { keyLabel } from "../keys.ts";
import { ChatList } from "./chat-list.tsx";
import { SearchField } from "./search-field.tsx";
import { SearchResults } from "./search-results.tsx";
import { startNewChat } from "./store.ts";

/** The chats: a way to a new one, a search over all of them, and the list by date. */
export function Sidebar(): ReactElement {
  const { t } = useTranslation();
  const [query, setQuery] = useState("");
  const begin = (): void => {
    showPage("chat");
    startNewChat();
    leaveSidebar();
  };
  return (
    <>
      <div className="flex flex-col gap-2 px-2 pb-2">
        <button
          type="button"
          onClick={begin}
          className="group flex h-8 items-center gap-2.5 rounded-md px-2.5 text-sm font-medium transition-colors hover:bg-hover active:bg-pressed"
        >
          <SquarePen aria-hidden className="size-4 text-ember-ink" />
          <span className="flex-1 text-left">{t("chat.newChat")}</span>
          <span
            aria-hidden
            className="text-xs font-normal text-ink-faint opacity-0 transition-opacity group-hover:opacity-100 group-focus-visible:opacity-100"
          >
            {keyLabel("Mod+N")}
          </span>
        </button>
        <SearchField query={query} onChange={setQuery} />
      </div>
      <nav aria-label={t("chat.list")} className="min-h-0 flex-1 overflow-y-auto px-2 pb-2">
        {query.trim() === "" ? <ChatList /> : <SearchResults query={query} onClear={() => setQuery("")} />}
      </nav>
    </>
  );
}
