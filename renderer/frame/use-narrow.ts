import { useSyncExternalStore } from "react";
import { narrowWindow } from "./store.ts";

/** True while the window is so narrow that the sidebar lies over the page. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(narrowWindow).matches);
}

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(narrowWindow);
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}
