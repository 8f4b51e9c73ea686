import { useCallback, useEffect, useState } from "react";
import { toWireError, type WireError } from "#contract/errors.ts";
import type { MessageId, ModelId } from "#contract/ids.ts";
import type { RenderedPrompt } from "#contract/prompt.ts";
import { api } from "../ipc.ts";

type PromptState =
  | { readonly kind: "loading" }
  | { readonly kind: "ready"; readonly prompt: RenderedPrompt }
  | { readonly kind: "failed"; readonly error: WireError };

/** Asks for a message's prompt, and again after `retry`. */
export function usePrompt(
  messageId: MessageId,
  modelId: ModelId,
): readonly [state: PromptState, retry: () => void] {
  const [state, setState] = useState<PromptState>({ kind: "loading" });
  const [attempts, setAttempts] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    const show = (next: PromptState): void => {
      if (isCurrent) setState(next);
    };
    api.turns.prompt({ messageId, modelId }).then(
      (prompt) => show({ kind: "ready", prompt }),
      (thrown: unknown) => show({ kind: "failed", error: toWireError(thrown) }),
    );
    return () => {
      isCurrent = false;
    };
  }, [messageId, modelId, attempts]);
  const retry = useCallback(() => {
    setState({ kind: "loading" });
    setAttempts((count) => count + 1);
  }, []);
  return [state, retry];
}
