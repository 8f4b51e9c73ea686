import type { Patch } from "#contract/message.ts";
import { createPatchList } from "./patch-list.ts";
import { endSplit, splitSteps } from "./split-steps.ts";
import type { Mode, SplitterOptions } from "./split-steps.ts";

/** Splits a reply into thoughts and text while it is written; a text once given is never taken back. */
export interface Splitter {
  push(text: string): readonly Patch[];
  /** The rest that was held back because it might have become a mark. */
  end(): readonly Patch[];
  /** True once the reply has gone on into the next turn; the rest of it is dropped. */
  readonly isOver: boolean;
}

export function createSplitter(options: SplitterOptions): Splitter {
  const patches = createPatchList(options.now);
  const split = { options, patches };
  let mode: Mode = "start";
  let undecided = "";

  return {
    push(text) {
      undecided += text;
      for (let next: Mode | null = mode; next !== null;) {
        mode = next;
        ({ rest: undecided, next } = splitSteps[mode](undecided, split));
      }
      return patches.take();
    },
    end() {
      endSplit(mode, undecided, split);
      undecided = "";
      return patches.take();
    },
    get isOver() {
      return mode === "over";
    },
  };
}
