import type { MouseEvent, ReactNode } from "react";
import { useOpenLink } from "./link-context.ts";
import { isAllowedLink } from "./sanitize-schema.ts";

interface LinkProps {
  readonly href?: string | undefined;
  readonly children?: ReactNode;
}

/** A link that never navigates: it hands its address on. An address with no allowed scheme is plain text. */
export function Link({ href, children }: LinkProps): ReactNode {
  const openLink = useOpenLink();
  if (href === undefined || !isAllowedLink(href)) return <span>{children}</span>;
  const open = (event: MouseEvent): void => {
    event.preventDefault();
    openLink(href);
  };
  return (
    <a
      href={href}
      title={href}
      draggable={false}
      onClick={open}
      onAuxClick={(event) => event.preventDefault()}
    >
      {children}
    </a>
  );
}
