import type { Segment } from "./segments.ts";
import { textOfSegments } from "./segments.ts";

const question = "QUESTIONTEXT";

/** Writes the prompt for one question, with or without the beginning of the answer. */
export type WriteQuestion = (question: string, addGenerationPrompt: boolean) => string;

/**
 * Gemma 4 leaves out the beginning of the model's next turn when text came with the call. A prompt that ends with the
 * end of a turn, and is yet to be answered, gets the beginning that the template writes after a question.
 */
export function withOpening(segments: readonly Segment[], write: WriteQuestion): readonly Segment[] {
  const closed = write(question, false);
  const open = write(question, true);
  const closing = closed.slice(closed.lastIndexOf(question) + question.length);
  const opening = open.startsWith(closed) ? open.slice(closed.length) : "";
  if (closing.trim() === "" || opening === "") return segments;
  const prompt = textOfSegments(segments);
  if (prompt.endsWith(opening) || !prompt.endsWith(closing)) return segments;
  return [...segments, { text: opening, trusted: true }];
}
