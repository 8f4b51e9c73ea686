import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { AboutDialog } from "./about/about-dialog.tsx";
import { ShortcutsDialog } from "./about/shortcuts-dialog.tsx";
import { ChatPage } from "./chat/chat-page.tsx";
import { Sidebar } from "./chat/sidebar.tsx";
import { commands } from "./commands.ts";
import { Banners } from "./frame/banners.tsx";
import { DropTarget } from "./models/drop-target.tsx";
import { SidebarPanel } from "./frame/sidebar-panel.tsx";
import { useFrame } from "./frame/store.ts";
import type { Page } from "./frame/store.ts";
import { useNarrow } from "./frame/use-narrow.ts";
import { ModelsPage } from "./models/models-page.tsx";
import { SettingsPage } from "./settings/settings-page.tsx";
import { Toasts } from "./ui/toast.tsx";
import { TooltipProvider } from "./ui/tooltip.tsx";
import { UiTextProvider } from "./ui/ui-text.tsx";

const pages: Readonly<Record<Page, () => ReactElement>> = {
  chat: ChatPage,
  models: ModelsPage,
  settings: SettingsPage,
};

/** The frame around the pages: sidebar, banners, drop target, dialogs and toasts. */
export function App(): ReactElement {
  const { t } = useTranslation();
  const page = useFrame((state) => state.page);
  const sidebarOpen = useFrame((state) => state.sidebarOpen);
  const covered = useNarrow() && sidebarOpen;
  const PageView = pages[page];
  return (
    <UiTextProvider value={t("ui", { returnObjects: true })}>
      <TooltipProvider delay={500}>
        <div className="frame flex h-full" data-sidebar={sidebarOpen ? "open" : "closed"}>
          <a href="#content" className="skip-link">
            {t("frame.skip")}
          </a>
          <SidebarPanel>
            <Sidebar />
          </SidebarPanel>
          <main
            id="content"
            data-region="main"
            tabIndex={-1}
            inert={covered}
            className="flex min-w-0 flex-1 flex-col bg-canvas outline-none"
          >
            <Banners />
            <PageView />
          </main>
        </div>
        <DropTarget />
        <AboutDialog />
        <ShortcutsDialog commands={commands} />
        <Toasts />
      </TooltipProvider>
    </UiTextProvider>
  );
}
