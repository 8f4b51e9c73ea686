import { Box, PanelLeft, Settings } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { keyLabel } from "../keys.ts";
import { classes } from "../ui/classes.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { setSidebar, showPage, toggleSidebar, useFrame } from "./store.ts";
import type { Page } from "./store.ts";
import { useNarrow } from "./use-narrow.ts";

/** The side of the window: room for its button, what the chats put there, and the way to the other pages. */
export function SidebarPanel({ children }: { readonly children: ReactNode }): ReactElement {
  const open = useFrame((state) => state.sidebarOpen);
  const isNarrow = useNarrow();
  return (
    <>
      <SidebarButton open={open} />
      {isNarrow && open ? (
        <div className="fixed inset-0 z-20 bg-shade" onClick={() => setSidebar(false)} aria-hidden />
      ) : null}
      <div
        data-region="sidebar"
        inert={!open}
        className={classes(
          "shrink-0 overflow-hidden border-hairline bg-sidebar transition-[width] duration-(--calm)",
          open ? "w-(--sidebar-width) border-r" : "w-0",
          isNarrow && "fixed inset-y-0 left-0 z-20",
          isNarrow && open && "shadow-high",
        )}
      >
        <div className={classes("flex h-full w-(--sidebar-width) flex-col", !open && "invisible")}>
          <div className="h-(--header-height) shrink-0" />
          <div className="flex min-h-0 flex-1 flex-col">{children}</div>
          <PageLinks />
        </div>
      </div>
    </>
  );
}

function SidebarButton({ open }: { readonly open: boolean }): ReactElement {
  const { t } = useTranslation();
  return (
    <div className="fixed top-2 left-2.5 z-30">
      <IconButton
        label={open ? t("frame.hideSidebar") : t("frame.showSidebar")}
        keys={keyLabel("Mod+B")}
        aria-expanded={open}
        icon={<PanelLeft aria-hidden />}
        onClick={toggleSidebar}
      />
    </div>
  );
}

function PageLinks(): ReactElement {
  const { t } = useTranslation();
  return (
    <nav aria-label={t("frame.pages")} className="flex flex-col gap-0.5 border-t border-hairline p-2">
      <PageLink page="models" icon={<Box aria-hidden />} label={t("frame.models")} />
      <PageLink page="settings" icon={<Settings aria-hidden />} label={t("frame.settings")} />
    </nav>
  );
}

interface PageLinkProps {
  readonly page: Page;
  readonly icon: ReactNode;
  readonly label: string;
}

function PageLink({ page, icon, label }: PageLinkProps): ReactElement {
  const current = useFrame((state) => state.page === page);
  return (
    <button
      type="button"
      aria-current={current ? "page" : undefined}
      onClick={() => showPage(page)}
      className={classes(
        "flex h-8 items-center gap-2.5 rounded-md px-2.5 text-sm transition-colors [&_svg]:size-4",
        current ? "bg-pressed font-medium text-ink" : "text-ink-soft hover:bg-hover hover:text-ink",
      )}
    >
      {icon}
      {label}
    </button>
  );
}
