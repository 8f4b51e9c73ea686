import { AppError } from "#contract/errors.ts";
import type { Segment } from "./segments.ts";

/** Private-use characters around the number of a hidden text; taken out of every text that is hidden. */
const mark = /[\uE000\uE001]/;
const marks = /[\uE000\uE001]/g;
const placeholder = /\uE000(\d+)\uE001/;

/** Keeps untrusted texts out of a template's sight while it is rendered. */
export interface Placeholders {
  /** What to hand to the template instead of a text; outer white space stays visible, so that it can be trimmed. */
  hide(text: string): string;
  /** The rendered prompt with the texts put back as segments of their own. */
  reveal(rendered: string): readonly Segment[];
}

export function createPlaceholders(): Placeholders {
  const texts: string[] = [];
  return {
    hide(text) {
      const clean = text.replaceAll(marks, "");
      const core = clean.trim();
      if (core === "") return clean;
      const [before, after] = [clean.indexOf(core), clean.indexOf(core) + core.length];
      return `${clean.slice(0, before)}\uE000${texts.push(core) - 1}\uE001${clean.slice(after)}`;
    },
    reveal(rendered) {
      const parts = rendered.split(placeholder);
      const segments = parts.map((part, index) =>
        index % 2 === 0 ? { text: part, trusted: true } : { text: texts[Number(part)] ?? "", trusted: false },
      );
      if (segments.some(({ text, trusted }) => trusted && mark.test(text))) {
        throw new AppError("templateFailed", { reason: "the template cuts the messages' text" });
      }
      return segments.filter(({ text }) => text !== "");
    },
  };
}
