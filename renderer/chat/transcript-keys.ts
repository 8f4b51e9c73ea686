import { chatStore } from "./store.ts";
import { showVersion } from "./versions.ts";

/**
 * The keys of the messages, which are a list with one place in the tab order: up and down move between them,
 * Alt with left and right shows other versions of the one that has the focus. Answers how to stop.
 */
export function listenForKeys(transcript: HTMLElement): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || !(event.target instanceof HTMLElement)) return;
    if (event.target instanceof HTMLTextAreaElement) return;
    const article = event.target.closest<HTMLElement>("[data-message]");
    if (article !== null && act(event, article)) event.preventDefault();
  };
  transcript.addEventListener("keydown", onKeyDown);
  return () => transcript.removeEventListener("keydown", onKeyDown);
}

function act(event: KeyboardEvent, article: HTMLElement): boolean {
  switch (event.key) {
    case "ArrowLeft":
    case "ArrowRight":
      return event.altKey && showVersionIn(article, event.key === "ArrowLeft" ? -1 : 1);
    case "ArrowUp":
      return event.target === article && focusOn(article.previousElementSibling);
    case "ArrowDown":
      return event.target === article && focusOn(article.nextElementSibling);
    default:
      return false;
  }
}

function showVersionIn(article: HTMLElement, step: 1 | -1): boolean {
  const { branch, messages } = chatStore.getState();
  const id = branch.find((each) => String(each) === article.dataset["message"]);
  const message = id === undefined ? undefined : messages[id];
  if (message !== undefined) showVersion(message, step);
  return message !== undefined;
}

function focusOn(element: Element | null): boolean {
  if (!(element instanceof HTMLElement)) return false;
  element.focus();
  return true;
}
