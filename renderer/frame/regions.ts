const focusable =
  'button:not([disabled]), [href], input:not([disabled]), textarea:not([disabled]), [tabindex="0"]';

/**
 * Moves the focus to the next part of the window: elements marked `data-region`, in the order of the page.
 * Toasts are reached by the same key, through their own primitive.
 */
export function focusNextRegion(): void {
  const regions = [...document.querySelectorAll<HTMLElement>("[data-region]")].filter(isOpen);
  const current = regions.findLastIndex((region) => region.contains(document.activeElement));
  const next = regions[(current + 1) % regions.length];
  if (next === undefined) return;
  const inner = [...next.querySelectorAll<HTMLElement>(focusable)].find((each) => each.tabIndex >= 0);
  (inner ?? next).focus();
}

function isOpen(region: HTMLElement): boolean {
  return region.closest("[inert]") === null && region.getClientRects().length > 0;
}
