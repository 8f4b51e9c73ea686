import { createContext, use } from "react";

/** The few words that primitives say by themselves; the app provides them in its language. */
export interface UiText {
  readonly close: string;
  readonly increase: string;
  readonly decrease: string;
  readonly notifications: string;
  readonly copy: string;
  readonly copied: string;
}

const english: UiText = {
  close: "Close",
  increase: "Increase",
  decrease: "Decrease",
  notifications: "Notifications",
  copy: "Copy",
  copied: "Copied",
};

const UiTextContext = createContext<UiText>(english);

export const UiTextProvider = UiTextContext.Provider;

export function useUiText(): UiText {
  return use(UiTextContext);
}
