import type { ModelId } from "#contract/ids.ts";
import type { Overflow } from "#contract/ipc.ts";
import type { ThreadMessage } from "#contract/message.ts";
import { attempt } from "../errors.ts";
import { api } from "../ipc.ts";
import { useModelChoice } from "./model-choice.ts";
import { regenerate } from "./turns.ts";
import { useChat } from "./use-chat.ts";

interface Regenerate {
  again(overflow?: Overflow): void;
  /** Answers again with the model that wrote the reply, although the crash guard has set it aside. */
  anyway(): void;
  /** True while the chat is being answered: one reply at a time. */
  readonly isBusy: boolean;
}

/** Answers again with the model that is chosen now, or else with the one that wrote the reply. */
export function useRegenerate(message: ThreadMessage): Regenerate {
  const modelId = useModelChoice() ?? message.modelId;
  const isBusy = useChat((state) => state.progress[message.chatId] !== undefined);
  const trustAndRetry = async (own: ModelId): Promise<void> => {
    await api.models.trust({ id: own });
    await regenerate({ messageId: message.id, modelId: own });
  };
  return {
    anyway: () => {
      if (message.modelId !== null) void attempt(trustAndRetry(message.modelId));
    },
    isBusy: isBusy || modelId === null,
    again: (overflow) => {
      if (modelId === null) return;
      void attempt(
        regenerate({ messageId: message.id, modelId, ...(overflow === undefined ? {} : { overflow }) }),
      );
    },
  };
}
