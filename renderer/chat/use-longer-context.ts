import type { ThreadMessage } from "#contract/message.ts";
import { attempt } from "../errors.ts";
import { modelById, useModels } from "../models/store.ts";
import { changeSetting } from "../settings/store.ts";
import { longerContext } from "./longer-context.ts";
import { useRegenerate } from "./use-regenerate.ts";

interface LongerContext {
  /** Tokens; null when the model cannot hold the conversation. */
  readonly size: number | null;
  /** The most that the model can hold; 0 when its file does not say. */
  readonly trained: number;
  /** Makes the context longer, then answers again. */
  use(): void;
}

/** The way out of a full context that keeps the whole conversation; `needed` is its length in tokens. */
export function useLongerContext(message: ThreadMessage, needed: number): LongerContext {
  const { again } = useRegenerate(message);
  const trained = useModels((state) => modelById(state, message.modelId)?.facts.contextLength ?? 0);
  const size = longerContext({ needed, trained });
  const lengthen = async (contextSize: number): Promise<void> => {
    await changeSetting("contextSize", contextSize);
    again();
  };
  return {
    size,
    trained,
    use: () => {
      if (size !== null) void attempt(lengthen(size));
    },
  };
}
