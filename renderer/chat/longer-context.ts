/** Room for an answer beside the conversation, in tokens. */
export const answerRoom = 1024;
const step = 1024;

interface Wanted {
  /** Tokens of the conversation. */
  readonly needed: number;
  /** What the model was trained for; 0 when its file does not say. */
  readonly trained: number;
}

/** The context, in tokens, that holds a conversation and an answer; null when the model cannot hold that much. */
export function longerContext({ needed, trained }: Wanted): number | null {
  const size = Math.ceil((needed + answerRoom) / step) * step;
  if (trained === 0 || size <= trained) return size;
  return needed < trained ? trained : null;
}
