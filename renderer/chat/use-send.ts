import { useState } from "react";
import { toWireError, type WireError } from "#contract/errors.ts";
import { setPickerOpen } from "../frame/store.ts";
import { draftOf, draftStore } from "./drafts.ts";
import { useModelChoice } from "./model-choice.ts";
import { chatStore } from "./store.ts";
import { sendDraft } from "./turns.ts";

interface Send {
  /** Sends the draft of the open chat; with no model it asks for one instead. */
  send(): Promise<void>;
  readonly isSending: boolean;
  /** Why the last attempt failed; the text is still in the field. */
  readonly error: WireError | null;
  dismiss(): void;
}

export function useSend(): Send {
  const modelId = useModelChoice();
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<WireError | null>(null);

  const send = async (): Promise<void> => {
    const isEmpty = draftOf(draftStore.getState(), chatStore.getState().currentId).trim() === "";
    if (isEmpty || isSending) return;
    if (modelId === null) return setPickerOpen(true);
    setSending(true);
    setError(null);
    try {
      await sendDraft(modelId);
    } catch (thrown) {
      setError(toWireError(thrown));
    } finally {
      setSending(false);
    }
  };

  return { send, isSending, error, dismiss: () => setError(null) };
}
