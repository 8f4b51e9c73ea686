import type { ModelId } from "#contract/ids.ts";
import { isUsable, modelById, preferredModelId, useModels } from "../models/store.ts";
import type { ChatState } from "./store.ts";
import { useChat } from "./use-chat.ts";

/** The model that the open chat would be answered by: the one picked, its own, the one in memory, the last used. */
export function useModelChoice(): ModelId | null {
  const wanted = useChat(wantedModelId);
  return useModels((state) => {
    const model = modelById(state, wanted);
    return model !== undefined && isUsable(model) ? model.id : preferredModelId(state);
  });
}

function wantedModelId({ picked, currentId, chats }: ChatState): ModelId | null {
  if (picked !== null && picked.chatId === currentId) return picked.modelId;
  return currentId === null ? null : (chats[currentId]?.modelId ?? null);
}
