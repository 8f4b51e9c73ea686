import type { Overflow } from "#contract/ipc.ts";
import type { ThreadMessage } from "#contract/message.ts";
import { attempt } from "../errors.ts";
import { useModelChoice } from "./model-choice.ts";
import { regenerate } from "./turns.ts";
import { useChat } from "./use-chat.ts";

interface Regenerate {
  again(overflow?: Overflow): void;
  /** True while the chat is being answered: one reply at a time. */
  readonly isBusy: boolean;
}

/** Answers again with the model that is chosen now, or else with the one that wrote the reply. */
export function useRegenerate(message: ThreadMessage): Regenerate {
  const modelId = useModelChoice() ?? message.modelId;
  const isBusy = useChat((state) => state.progress[message.chatId] !== undefined);
  return {
    isBusy: isBusy || modelId === null,
    again: (overflow) => {
      if (modelId === null) return;
      void attempt(
        regenerate({ messageId: message.id, modelId, ...(overflow === undefined ? {} : { overflow }) }),
      );
    },
  };
}
