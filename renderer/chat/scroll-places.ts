import type { ChatId } from "#contract/ids.ts";

interface Place {
  /** The message at the top edge, and how far its own top lies above that edge in pixels. */
  readonly message: string;
  readonly above: number;
}

const places = new Map<ChatId, Place>();

/** Remembers where a reader was in a chat; a reader at the end has no place to go back to. */
export function rememberPlace(chatId: ChatId, scroller: HTMLElement, isAtEnd: boolean): void {
  const edge = scroller.getBoundingClientRect().top;
  const first = [...scroller.querySelectorAll<HTMLElement>("[data-message]")].find(
    (each) => each.getBoundingClientRect().bottom > edge,
  );
  const message = first?.dataset["message"];
  if (isAtEnd || first === undefined || message === undefined) places.delete(chatId);
  else places.set(chatId, { message, above: edge - first.getBoundingClientRect().top });
}

/** Goes back there; false when the reader was at the end or the message is not on the branch any more. */
export function returnToPlace(chatId: ChatId, scroller: HTMLElement): boolean {
  const place = places.get(chatId);
  const target =
    place === undefined ? null : scroller.querySelector<HTMLElement>(`[data-message="${place.message}"]`);
  if (place === undefined || target === null) return false;
  target.scrollIntoView({ block: "start" });
  scroller.scrollTop += place.above;
  return true;
}
