import type { Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { cjkFriendlyExtension } from "micromark-extension-cjk-friendly";
import { gfm } from "micromark-extension-gfm";

// A single tilde is "about" in Chinese and Japanese (10~20 万), so only ~~two~~ strike text out.
const extensions = [gfm({ singleTilde: false }), cjkFriendlyExtension()];
const mdastExtensions = [gfmFromMarkdown()];

/** The syntax tree of a whole text: GitHub's markdown, with emphasis that closes next to Chinese punctuation. */
export function parse(text: string): Root {
  return fromMarkdown(text, { extensions, mdastExtensions });
}
