import "./markdown.css";
import { toJsxRuntime } from "hast-util-to-jsx-runtime";
import { memo, useMemo, useState, type ReactNode } from "react";
import { Fragment, jsx, jsxs } from "react/jsx-runtime";
import { blocksOf, createGrowingBlocks, type Block, type Blocks } from "./blocks.ts";
import { elements } from "./elements.tsx";
import { blockToHast } from "./to-hast.ts";

interface MarkdownProps {
  readonly text: string;
  /** True while the text still grows at its end. */
  readonly streaming: boolean;
}

/** A text written by a model. Blocks that no longer change are neither rendered again nor remounted. */
export function Markdown({ text, streaming }: MarkdownProps): ReactNode {
  const [grow] = useState(createGrowingBlocks);
  const blocks = useMemo(() => (streaming ? grow(text) : blocksOf(text)), [grow, text, streaming]);
  return (
    <div className="markdown" dir="auto">
      {blocks.list.map((block) => (
        <BlockView key={block.start} block={block} blocks={blocks} />
      ))}
    </div>
  );
}

interface BlockViewProps {
  readonly block: Block;
  readonly blocks: Blocks;
}

const BlockView = memo(function BlockView({ block, blocks }: BlockViewProps): ReactNode {
  return toJsxRuntime(blockToHast(block, blocks.definitions), {
    Fragment,
    jsx,
    jsxs,
    components: elements,
    passNode: true,
    ignoreInvalidStyle: true,
  });
}, isSame);

function isSame(before: BlockViewProps, after: BlockViewProps): boolean {
  return (
    before.block.source === after.block.source && before.blocks.definitionsKey === after.blocks.definitionsKey
  );
}
