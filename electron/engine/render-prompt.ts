import type { RenderInput } from "#contract/engine.ts";
import type { PromptSegment, RenderedPrompt } from "#contract/prompt.ts";
import type { OpenModel } from "./open-model.ts";
import { encodePrompt } from "./prompt/encode.ts";
import type { Segment } from "./prompt/segments.ts";
import { promptOptions } from "./prompt-options.ts";

/** The exact prompt for a conversation, piece by piece, with the tokens of each. */
export async function renderPrompt(open: OpenModel, input: RenderInput): Promise<RenderedPrompt> {
  const segments = await open.prompts.write(input.turns, promptOptions(input));
  const pieces = segments.flatMap((segment) => piecesOf(open, segment));
  return { segments: pieces, tokens: encodePrompt(segments, open).length };
}

function piecesOf({ model }: OpenModel, { text, trusted }: Segment): readonly PromptSegment[] {
  if (!trusted) return [{ text, tokens: model.tokenize(text, false).length, kind: "given" }];
  const pieces: { text: string; tokens: number; kind: PromptSegment["kind"] }[] = [];
  for (const token of model.tokenize(text, true)) {
    const kind = model.isSpecialToken(token) ? "control" : "template";
    const words = model.detokenize([token], true);
    const last = pieces.at(-1);
    if (kind === "template" && last?.kind === "template") {
      last.text += words;
      last.tokens += 1;
    } else {
      pieces.push({ text: words, tokens: 1, kind });
    }
  }
  return pieces;
}
