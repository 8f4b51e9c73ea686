import type { PatchList } from "./patch-list.ts";

/** Writes what a person reads. White space around thoughts and calls belongs to neither. */
export interface TextWriter {
  write(text: string): void;
  /** A thought has ended: the line breaks behind it are no text. */
  beginAfterBreak(): void;
  /** A call has ended: text behind it is a new part. */
  beginAfterCall(): void;
  /** Only white space stands between here and the beginning of the line. */
  readonly isAtLineStart: boolean;
}

export function createTextWriter(out: PatchList): TextWriter {
  let held: string | null = "";
  let afterBreak = false;
  let line = "";

  function begin(): void {
    held = "";
    afterBreak = true;
    line = "";
  }

  return {
    write(text) {
      line = text.includes("\n") ? text.slice(text.lastIndexOf("\n") + 1) : line + text;
      if (held === null) return out.write("text", text);
      held += text;
      if (held.trim() === "") return;
      out.write("text", afterBreak ? held.replace(/^[\r\n]+/, "") : held);
      held = null;
    },
    beginAfterBreak: begin,
    beginAfterCall: begin,
    get isAtLineStart() {
      return line.trim() === "";
    },
  };
}
