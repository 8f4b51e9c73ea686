import { useEffect, useState } from "react";
import type { SearchHit } from "#contract/chat.ts";
import { toWireError, type WireError } from "#contract/errors.ts";
import { api } from "../ipc.ts";

/** Milliseconds without a key before the search is run. */
const pause = 120;

interface Search {
  /** The query that `hits` belong to; they stay in view while the next ones are looked for. */
  readonly query: string;
  readonly hits: readonly SearchHit[];
  readonly error: WireError | null;
}

/** What was found last for a query that is being typed; null until the first answer. */
export function useSearch(query: string): Search | null {
  const [search, setSearch] = useState<Search | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const show = (found: Search): void => {
      if (isCurrent) setSearch(found);
    };
    const timer = setTimeout(() => {
      api.chats.search({ query }).then(
        (hits) => show({ query, hits, error: null }),
        (thrown: unknown) => show({ query, hits: [], error: toWireError(thrown) }),
      );
    }, pause);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [query]);
  return search;
}
