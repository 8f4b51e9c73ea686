import type { ChatId, MessageId } from "#contract/ids.ts";

interface Place {
  /** The message at the top edge, and how far its own top lies above that edge in pixels. */
  readonly message: MessageId;
  readonly above: number;
}

const places = new Map<ChatId, Place>();

/** Remembers where a reader was in a chat; a reader at the end has no place to go back to. */
export function rememberPlace(chatId: ChatId, scroller: HTMLElement, isAtEnd: boolean): void {
  const edge = scroller.getBoundingClientRect().top;
  const first = firstVisible(scroller);
  if (isAtEnd || first === undefined) {
    places.delete(chatId);
    return;
  }
  const message = Number(first.dataset["message"]) as MessageId;
  places.set(chatId, { message, above: edge - first.getBoundingClientRect().top });
}

/** Takes the message at the top edge as fixed; the answer puts it back there after messages were mounted above. */
export function holdPlace(scroller: HTMLElement): () => void {
  const first = firstVisible(scroller);
  const top = first?.getBoundingClientRect().top ?? 0;
  return () => {
    if (first?.isConnected === true) scroller.scrollTop += first.getBoundingClientRect().top - top;
  };
}

/** The message at the top edge when the reader left; null at the end. */
export function placeIn(chatId: ChatId): MessageId | null {
  return places.get(chatId)?.message ?? null;
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

function firstVisible(scroller: HTMLElement): HTMLElement | undefined {
  const edge = scroller.getBoundingClientRect().top;
  return [...scroller.querySelectorAll<HTMLElement>("[data-message]")].find(
    (each) => each.getBoundingClientRect().bottom > edge,
  );
}
