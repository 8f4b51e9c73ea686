/** One combination: modifiers and a key, as in "Mod+Shift+N". Mod is ⌘ on a Mac and Ctrl elsewhere. */
export type Keys = string;

const isMac = navigator.platform.startsWith("Mac");

const macSigns: Readonly<Record<string, string>> = {
  Mod: "⌘",
  Shift: "⇧",
  Alt: "⌥",
  Enter: "↩",
  Escape: "Esc",
};
const otherNames: Readonly<Record<string, string>> = { Mod: "Ctrl", Escape: "Esc" };

/** The combination as it is written on this platform: "⇧⌘N" or "Ctrl+Shift+N". */
export function keyLabel(keys: Keys): string {
  const parts = keys.split("+");
  if (!isMac) return parts.map((part) => otherNames[part] ?? part).join("+");
  const order = ["Alt", "Shift", "Mod"];
  const sorted = [...parts].sort((a, b) => rank(order, a) - rank(order, b));
  return sorted.map((part) => macSigns[part] ?? part).join("");
}

/** True for a press of exactly this combination, and never while an input method is composing. */
export function isPressed(event: KeyboardEvent, keys: Keys): boolean {
  if (event.isComposing || event.keyCode === 229) return false;
  const parts = keys.split("+");
  const key = parts.at(-1) ?? "";
  const wantsMod = parts.includes("Mod");
  return (
    event.key.toLowerCase() === key.toLowerCase() &&
    (isMac ? event.metaKey : event.ctrlKey) === wantsMod &&
    !(isMac ? event.ctrlKey : event.metaKey) &&
    event.shiftKey === parts.includes("Shift") &&
    event.altKey === parts.includes("Alt")
  );
}

function rank(order: readonly string[], part: string): number {
  const place = order.indexOf(part);
  return place === -1 ? order.length : place;
}
