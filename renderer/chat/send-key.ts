import { useMemo } from "react";
import type { KeyboardEvent } from "react";
import type { Settings } from "#contract/settings.ts";
import { useSetting } from "../settings/store.ts";

/** Milliseconds after a composition in which an Enter still belongs to the input method. */
const compositionTail = 60;

type Key = Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey" | "keyCode"> & {
  readonly nativeEvent: { readonly isComposing: boolean };
};

export interface SendKey {
  /** True for the key that sends; never for a key that belongs to an input method. */
  isSend(event: Key): boolean;
  onCompositionEnd(): void;
}

/**
 * Tells the Enter that sends from the Enter that picks a word in an input method. That one says `isComposing` or has
 * the key code 229; on macOS it comes right after the composition has ended and says neither.
 */
export function createSendKey(sendKey: Settings["sendKey"], now: () => number): SendKey {
  let composedAt = Number.NEGATIVE_INFINITY;
  return {
    isSend: (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.altKey) return false;
      if (event.nativeEvent.isComposing || event.keyCode === 229) return false;
      if (now() - composedAt < compositionTail) return false;
      const hasModifier = event.ctrlKey || event.metaKey;
      return sendKey === "modEnter" ? hasModifier : true;
    },
    onCompositionEnd: () => {
      composedAt = now();
    },
  };
}

function now(): number {
  return performance.now();
}

/** The send key of the settings, for one field. */
export function useSendKey(): SendKey {
  const sendKey = useSetting("sendKey");
  return useMemo(() => createSendKey(sendKey ?? "enter", now), [sendKey]);
}
