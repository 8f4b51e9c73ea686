import { useEffect, useRef, type KeyboardEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { errorText } from "../errors.ts";
import { Notice } from "../ui/notice.tsx";
import { AbilityControls } from "./ability-controls.tsx";
import { ContextMeter } from "./context-meter.tsx";
import { draftOf, draftStore, flushDraft, setDraft } from "./drafts.ts";
import { SendButton } from "./send-button.tsx";
import { useSendKey } from "./send-key.ts";
import { chatStore, editInPlace } from "./store.ts";
import { isReplying, useChat } from "./use-chat.ts";
import { useSend } from "./use-send.ts";

/** Where a message is written. The text belongs to the chat, not to this field: it waits there until it is sent. */
export function Composer(): ReactNode {
  const { t } = useTranslation();
  const chatId = useChat((state) => state.currentId);
  const replying = useChat(isReplying);
  const text = useStore(draftStore, (state) => draftOf(state, chatId));
  const { send, isSending, error, dismiss } = useSend();
  const sendKey = useSendKey();
  const field = useFocusOnRequest();
  useEffect(() => () => flushDraft(chatId), [chatId]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (sendKey.isSend(event)) {
      event.preventDefault();
      if (!replying) void send();
    } else if (event.key === "ArrowUp" && text === "" && !replying) {
      editLastQuestion(event);
    }
  };

  return (
    <form
      data-region="composer"
      aria-label={t("chat.composer.label")}
      onSubmit={(event) => event.preventDefault()}
      className="mx-auto w-full max-w-(--measure) shrink-0 px-6 pb-4"
    >
      {error === null ? null : (
        <div role="alert">
          <Notice
            tone="danger"
            className="mb-2"
            title={errorText(error).title}
            hint={errorText(error).next}
          />
        </div>
      )}
      <div className="composer rounded-xl border border-edge bg-surface shadow-low transition-colors focus-within:border-ink-faint/60">
        <textarea
          ref={field}
          aria-label={t("chat.composer.label")}
          placeholder={t(chatId === null ? "chat.composer.placeholder" : "chat.composer.placeholderReply")}
          value={text}
          rows={1}
          dir="auto"
          onChange={(event) => {
            setDraft(chatId, event.target.value);
            dismiss();
          }}
          onKeyDown={onKeyDown}
          onCompositionEnd={sendKey.onCompositionEnd}
          onBlur={() => flushDraft(chatId)}
          className="field-sizing-content block max-h-[40vh] min-h-12 w-full resize-none bg-transparent px-4 pt-3 pb-1 outline-none placeholder:text-ink-faint"
        />
        <div className="@container flex items-center gap-1 px-2 pb-2">
          <AbilityControls />
          <span className="flex-1" />
          <ContextMeter key={chatId} />
          <SendButton isEmpty={text.trim() === ""} isSending={isSending} onSend={() => void send()} />
        </div>
      </div>
    </form>
  );
}

/** The field takes the focus when it appears and whenever the store asks for it, with the caret at the end. */
function useFocusOnRequest(): React.RefObject<HTMLTextAreaElement | null> {
  const field = useRef<HTMLTextAreaElement>(null);
  const requests = useChat((state) => state.focusRequests);
  useEffect(() => {
    const element = field.current;
    element?.focus({ preventScroll: true });
    element?.setSelectionRange(element.value.length, element.value.length);
  }, [requests]);
  return field;
}

function editLastQuestion(event: KeyboardEvent): void {
  const { branch, messages } = chatStore.getState();
  const last = branch.findLast((id) => messages[id]?.role === "user");
  if (last === undefined) return;
  event.preventDefault();
  editInPlace(last);
}
