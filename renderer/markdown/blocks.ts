import type { Definition, FootnoteDefinition, RootContent } from "mdast";
import { parse } from "./parse.ts";

/** A top-level piece of a text; `start` is its offset and its identity while the text grows. */
export interface Block {
  readonly start: number;
  readonly source: string;
  readonly node: RootContent;
}

/** A text cut into blocks, with the definitions that any of them may refer to. */
export interface Blocks {
  readonly list: readonly Block[];
  readonly definitions: readonly (Definition | FootnoteDefinition)[];
  /** Equal for equal definitions. */
  readonly definitionsKey: string;
}

/** One parse of the whole text. */
export function blocksOf(text: string): Blocks {
  return withDefinitions(cut(text, 0));
}

/**
 * Cuts a text that grows at its end. What is settled is not parsed again: all blocks but the last two, because a
 * late line can still join those (a list goes on, a setext underline, a lazy quote). References to definitions that
 * come later stay text until `blocksOf` reads the finished text.
 */
export function createGrowingBlocks(): (text: string) => Blocks {
  let previous = "";
  let settled: readonly Block[] = [];
  let stable = 0;
  return (text) => {
    if (!text.startsWith(previous)) {
      settled = [];
      stable = 0;
    }
    previous = text;
    const tail = cut(text, stable);
    const list = [...settled, ...tail];
    const firstOpen = tail.at(-2);
    if (firstOpen !== undefined && firstOpen.start > stable) {
      settled = list.slice(0, -2);
      stable = firstOpen.start;
    }
    return withDefinitions(list);
  };
}

function cut(text: string, from: number): readonly Block[] {
  const tail = text.slice(from);
  return parse(tail).children.map((node) => {
    const start = lineStart(tail, node.position?.start.offset ?? 0);
    const end = node.position?.end.offset ?? tail.length;
    return { start: from + start, source: tail.slice(start, end), node };
  });
}

/** A node's own offset leaves out its indent, which decides what an indented line is when it is parsed again. */
function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
}

function withDefinitions(list: readonly Block[]): Blocks {
  const definitions: (Definition | FootnoteDefinition)[] = [];
  const sources: string[] = [];
  for (const { node, source } of list) {
    if (node.type !== "definition" && node.type !== "footnoteDefinition") continue;
    definitions.push(node);
    sources.push(source);
  }
  return { list, definitions, definitionsKey: sources.join("\n") };
}
