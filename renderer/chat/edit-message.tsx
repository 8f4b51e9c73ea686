import { useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { textOf, type ThreadMessage } from "#contract/message.ts";
import { Button } from "../ui/button.tsx";
import { attempt } from "../errors.ts";
import { useModelChoice } from "./model-choice.ts";
import { useSendKey } from "./send-key.ts";
import { stopEditing } from "./store.ts";
import { editMessage } from "./turns.ts";

interface EditMessageProps {
  readonly message: ThreadMessage;
}

/** The composer of a message that was already sent; saving asks again beside the first version. */
export function EditMessage({ message }: EditMessageProps): ReactNode {
  const { t } = useTranslation();
  const [text, setText] = useState(() => textOf(message.parts));
  const modelId = useModelChoice();
  const sendKey = useSendKey();
  const field = useRef<HTMLTextAreaElement>(null);
  const canSave = text.trim() !== "" && modelId !== null;
  const save = (): void => {
    if (canSave) void attempt(editMessage({ messageId: message.id, text, modelId }));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      stopEditing();
    } else if (sendKey.isSend(event)) {
      event.preventDefault();
      save();
    }
  };
  return (
    <div className="rounded-xl border border-edge bg-surface p-2 shadow-low focus-within:border-focus">
      <textarea
        ref={(element) => takeFocus(element, field)}
        aria-label={t("chat.edit.label")}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onCompositionEnd={sendKey.onCompositionEnd}
        dir="auto"
        className="field-sizing-content max-h-[50vh] w-full resize-none bg-transparent px-2 py-1 outline-none"
      />
      <div className="mt-1 flex flex-wrap items-center justify-end gap-2">
        <span className="mr-auto px-2 text-xs text-ink-faint">{t("chat.edit.hint")}</span>
        <Button size="sm" variant="ghost" onClick={stopEditing}>
          {t("chat.edit.cancel")}
        </Button>
        <Button size="sm" variant="primary" disabled={!canSave} onClick={save}>
          {t("chat.edit.save")}
        </Button>
      </div>
    </div>
  );
}

/** Once, when the field appears: the caret goes to the end. */
function takeFocus(element: HTMLTextAreaElement | null, seen: { current: HTMLTextAreaElement | null }): void {
  if (element === null || seen.current === element) return;
  seen.current = element;
  element.focus();
  element.setSelectionRange(element.value.length, element.value.length);
}
