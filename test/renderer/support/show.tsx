import { cleanup, render } from "@testing-library/react";
import { afterEach, vi } from "vitest";
import type { ReactElement } from "react";
import { draftStore } from "../../../renderer/chat/drafts.ts";
import { chatStore } from "../../../renderer/chat/store.ts";
import { frameStore } from "../../../renderer/frame/store.ts";
import { modelsStore } from "../../../renderer/models/store.ts";
import { Toasts } from "../../../renderer/ui/toast.tsx";
import { aModel } from "./threads.ts";

/** What the page asks of a browser that jsdom has not got. */
class NothingSeen {
  observe(): void {
    return undefined;
  }
  unobserve(): void {
    return undefined;
  }
  disconnect(): void {
    return undefined;
  }
}
vi.stubGlobal("ResizeObserver", NothingSeen);
vi.stubGlobal("IntersectionObserver", NothingSeen);
Element.prototype.scrollIntoView ??= () => undefined;
Element.prototype.getAnimations ??= () => [];

afterEach(() => {
  cleanup();
  chatStore.setState(chatStore.getInitialState(), true);
  draftStore.setState(draftStore.getInitialState(), true);
  frameStore.setState(frameStore.getInitialState(), true);
  modelsStore.setState(modelsStore.getInitialState(), true);
});

/** Shows a part of the window with one usable model in the library, and the toasts. */
export function show(part: ReactElement): void {
  modelsStore.setState({ models: [aModel()] });
  render(
    <>
      {part}
      <Toasts />
    </>,
  );
}
