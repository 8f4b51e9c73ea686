import { createContext, useContext } from "react";

/** What happens to an address in an answer when a person asks for it. */
export type OpenLink = (url: string) => void;

const LinkContext = createContext<OpenLink>(() => undefined);

/** Gives every link below it its way out; without one links do nothing. */
export const LinkProvider = LinkContext.Provider;

export function useOpenLink(): OpenLink {
  return useContext(LinkContext);
}
