import { ScanText } from "lucide-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ThreadMessage } from "#contract/message.ts";
import { isUsable, modelById, useModels } from "../models/store.ts";
import { Dialog } from "../ui/dialog.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { useModelChoice } from "./model-choice.ts";
import { Prompt } from "./prompt.tsx";
import { useChat } from "./use-chat.ts";

interface PromptButtonProps {
  readonly message: ThreadMessage;
}

/** Opens the exact prompt of a message: for the model that answered, or else for the one chosen now. */
export function PromptButton({ message }: PromptButtonProps): ReactNode {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const chosen = useModelChoice();
  const own = useModels((state) => modelById(state, message.modelId));
  const modelId = own !== undefined && isUsable(own) ? own.id : chosen;
  const name = useModels((state) => modelById(state, modelId)?.name);
  const isBusy = useChat((state) => state.progress[message.chatId] !== undefined);
  if (modelId === null) return null;
  return (
    <>
      <IconButton
        size="sm"
        label={t("chat.actions.prompt")}
        icon={<ScanText aria-hidden />}
        aria-haspopup="dialog"
        disabled={isBusy && !open}
        onClick={() => setOpen(true)}
      />
      <Dialog
        open={open}
        onOpenChange={setOpen}
        size="lg"
        title={t("chat.actions.prompt")}
        description={t("chat.prompt.lead", { name: name ?? t("chat.transcript.model") })}
      >
        <Prompt key={modelId} messageId={message.id} modelId={modelId} />
      </Dialog>
    </>
  );
}
