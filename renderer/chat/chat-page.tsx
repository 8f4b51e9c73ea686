import "./chat.css";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { ModelId } from "#contract/ids.ts";
import { attempt } from "../errors.ts";
import { api } from "../ipc.ts";
import { LinkProvider } from "../markdown/link-context.ts";
import { ModelPicker } from "../models/model-picker.tsx";
import { loadModel, useModels } from "../models/store.ts";
import { Welcome } from "../models/welcome.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { Composer } from "./composer.tsx";
import { Greeting, Starters } from "./greeting.tsx";
import { LiveRegion } from "./live-region.tsx";
import { useModelChoice } from "./model-choice.ts";
import { OpenFailure } from "./open-failure.tsx";
import { stopCurrent } from "./send-button.tsx";
import { chatStore, pickModel } from "./store.ts";
import { Transcript } from "./transcript.tsx";
import { titleOfCurrent, useChat } from "./use-chat.ts";

/** The chat that is open, or the page where one begins. */
export function ChatPage(): ReactElement {
  const { t } = useTranslation();
  const title = useChat(titleOfCurrent);
  const modelId = useModelChoice();
  const isNew = useChat((state) => state.currentId === null);
  const hasModels = useModels((state) => state.models === null || state.models.length > 0);
  return (
    <section ref={stopOnEscape} className="flex min-h-0 flex-1 flex-col">
      <PageHeader
        title={
          <h1 className="truncate text-sm font-medium" dir="auto">
            {title === "" ? t("chat.untitled") : title}
          </h1>
        }
      >
        {hasModels ? <ModelPicker value={modelId} onPick={pick} /> : null}
      </PageHeader>
      {isNew && !hasModels ? <Welcome /> : <OpenChat />}
      <LiveRegion />
    </section>
  );
}

function OpenChat(): ReactElement {
  const chatId = useChat((state) => state.currentId);
  const failure = useChat((state) => state.openError);
  return (
    <LinkProvider value={openLink}>
      {chatId === null ? <Greeting /> : null}
      {chatId !== null && failure !== null ? <OpenFailure chatId={chatId} error={failure} /> : null}
      {chatId !== null && failure === null ? <Transcript key={chatId} chatId={chatId} /> : null}
      <Composer />
      {chatId === null ? <Starters /> : null}
    </LinkProvider>
  );
}

/** Picking also puts the model into memory, so that the first answer need not wait, unless another one is written. */
function pick(id: ModelId): void {
  pickModel(id);
  if (Object.keys(chatStore.getState().progress).length === 0) void attempt(loadModel(id));
}

function openLink(url: string): void {
  void attempt(api.app.openLink({ url }));
}

/** Esc inside the page stops the reply, unless something in the page or floating above it had a use for it. */
function stopOnEscape(section: HTMLElement): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    const isInside = event.target instanceof Node && section.contains(event.target);
    if (event.key === "Escape" && isInside && !event.defaultPrevented && !event.isComposing) stopCurrent();
  };
  window.addEventListener("keydown", onKeyDown);
  return () => window.removeEventListener("keydown", onKeyDown);
}
