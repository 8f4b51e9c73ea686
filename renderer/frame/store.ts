import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { AppInfo, StoreStatus } from "#contract/ipc.ts";
import { showLanguage } from "../i18n.ts";
import { api } from "../ipc.ts";

export type Page = "chat" | "models" | "settings";
export type DialogName = "about" | "shortcuts";

/** What the window shows around the pages. */
export interface FrameState {
  readonly page: Page;
  readonly sidebarOpen: boolean;
  readonly dialog: DialogName | null;
  readonly pickerOpen: boolean;
  /** Rises whenever the chat search should take the focus. */
  readonly searchRequests: number;
  /** Null until main has answered. */
  readonly info: AppInfo | null;
  readonly storeStatus: StoreStatus;
}

/** Below this width the sidebar lies over the page and closes after a choice. */
export const narrowWindow = "(max-width: 44rem)";

export const frameStore = createStore<FrameState>(() => ({
  page: "chat",
  sidebarOpen: !isNarrow(),
  dialog: null,
  pickerOpen: false,
  searchRequests: 0,
  info: null,
  storeStatus: { state: "starting" },
}));

export function useFrame<T>(select: (state: FrameState) => T): T {
  return useStore(frameStore, select);
}

/** A window that becomes narrow shows the page, not the sidebar over it; a wide one has room for both. */
export function followWidth(): void {
  window.matchMedia(narrowWindow).addEventListener("change", ({ matches }) => setSidebar(!matches));
}

/** Reads what the app is and whether chats can be saved; called once at boot, and after a change of language. */
export async function loadFrame(): Promise<void> {
  const [info, storeStatus] = await Promise.all([api.app.info(), api.app.storeStatus()]);
  frameStore.setState({ info });
  showStoreStatus(storeStatus);
  showLanguage(info.language);
}

/** Reads what Hearth is made of again: some parts tell their version only once they run. */
export async function refreshInfo(): Promise<void> {
  frameStore.setState({ info: await api.app.info() });
}

export function showPage(page: Page): void {
  frameStore.setState({ page });
  leaveSidebar();
}

/** Call after a choice in the sidebar: in a narrow window it makes way for what was chosen. */
export function leaveSidebar(): void {
  if (isNarrow()) setSidebar(false);
}

export function setSidebar(sidebarOpen: boolean): void {
  frameStore.setState({ sidebarOpen });
}

export function toggleSidebar(): void {
  setSidebar(!frameStore.getState().sidebarOpen);
}

export function showDialog(dialog: DialogName | null): void {
  frameStore.setState({ dialog });
}

export function setPickerOpen(pickerOpen: boolean): void {
  frameStore.setState({ pickerOpen });
}

export function focusSearch(): void {
  frameStore.setState(({ searchRequests }) => ({ sidebarOpen: true, searchRequests: searchRequests + 1 }));
}

/** A store that is tried again after a failure is not well yet: the failure stays in view until it is. */
export function showStoreStatus(next: StoreStatus): void {
  frameStore.setState(({ storeStatus: before }) => ({
    storeStatus: before.state === "failed" && next.state === "starting" ? before : next,
  }));
}

function isNarrow(): boolean {
  return typeof window.matchMedia === "function" && window.matchMedia(narrowWindow).matches;
}
