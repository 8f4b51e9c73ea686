import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { WireError } from "#contract/errors.ts";
import type { ChatId } from "#contract/ids.ts";
import { errorText } from "../errors.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { openChat } from "./store.ts";

interface OpenFailureProps {
  readonly chatId: ChatId;
  readonly error: WireError;
}

/** Stands where the chat would be when it cannot be read. */
export function OpenFailure({ chatId, error }: OpenFailureProps): ReactElement {
  const { t } = useTranslation();
  const { title, next } = errorText(error);
  return (
    <div className="mx-auto w-full max-w-(--measure) flex-1 px-6 pt-4">
      <Notice tone="danger" title={title} hint={next}>
        <Button size="sm" onClick={() => void openChat(chatId)}>
          {t("chat.open.retry")}
        </Button>
      </Notice>
    </div>
  );
}
