import { useSyncExternalStore } from "react";

/** The local midnight that began this day; it changes while the window is open overnight. */
export function useToday(): number {
  return useSyncExternalStore(subscribe, today);
}

function today(): number {
  return new Date().setHours(0, 0, 0, 0);
}

/** A sleeping computer fires no timers, so coming back to the window asks too. */
function subscribe(listener: () => void): () => void {
  const tomorrow = new Date(today());
  tomorrow.setDate(tomorrow.getDate() + 1);
  const timer = setTimeout(listener, tomorrow.getTime() - Date.now() + 1000);
  window.addEventListener("focus", listener);
  return () => {
    clearTimeout(timer);
    window.removeEventListener("focus", listener);
  };
}
