import type { LlamaContextSequence, Token } from "node-llama-cpp";
import type { ReadingPace } from "./reading-pace.ts";

export interface PromptReading {
  readonly sequence: LlamaContextSequence;
  readonly tokens: readonly Token[];
  readonly pace: ReadingPace;
  readonly signal: AbortSignal;
  /** Called with the number of tokens in the context, at the start and after each chunk. */
  readonly onRead: (done: number) => void;
}

/**
 * Reads all of a prompt but its last token in chunks, between which it can be stopped. What the context already holds
 * of it is kept; answers how many tokens that were.
 */
export async function readPrompt(reading: PromptReading): Promise<number> {
  const { sequence, tokens, pace, signal, onRead } = reading;
  const toRead = tokens.slice(0, -1);
  await sequence.adaptStateToTokens([...toRead], false);
  const reused = sequence.nextTokenIndex;
  onRead(reused);
  while (sequence.nextTokenIndex < toRead.length && !signal.aborted) {
    const start = performance.now();
    const done = sequence.nextTokenIndex;
    await sequence.evaluateWithoutGeneratingNewTokens(toRead.slice(done, done + pace.chunk));
    pace.measure(sequence.nextTokenIndex - done, performance.now() - start);
    onRead(sequence.nextTokenIndex);
  }
  if (sequence.needsCheckpoints && !signal.aborted) await sequence.takeCheckpoint();
  return reused;
}
