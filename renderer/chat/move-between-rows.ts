import type { KeyboardEvent } from "react";

/** Arrow keys, Home and End move the focus between the buttons marked `data-chat-row` of one `data-rows` list. */
export function moveBetweenRows(event: KeyboardEvent<HTMLElement>): void {
  const list = event.currentTarget.closest("[data-rows]");
  if (list === null || event.altKey || event.ctrlKey || event.metaKey) return;
  const rows = [...list.querySelectorAll<HTMLElement>("[data-chat-row]")];
  const place = rows.findIndex((row) => row === event.currentTarget);
  if (place === -1) return;
  const next = rows[placeAfter(event.key, place, rows.length - 1)];
  if (next === undefined || next === event.currentTarget) return;
  event.preventDefault();
  next.focus();
}

function placeAfter(key: string, place: number, last: number): number {
  switch (key) {
    case "ArrowDown":
      return Math.min(last, place + 1);
    case "ArrowUp":
      return Math.max(0, place - 1);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return place;
  }
}
