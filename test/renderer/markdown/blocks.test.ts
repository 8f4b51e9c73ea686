import { expect, test } from "vitest";
import { blocksOf, createGrowingBlocks, type Blocks } from "../../../renderer/markdown/blocks.ts";
import { blockToHast } from "../../../renderer/markdown/to-hast.ts";

const documents = [
  "# Title\n\nA paragraph with **bold** and `code`.\n\nAnother\nof two lines.\n",
  "A line\n===\n\nAnother\n---\n\ntext",
  "- one\n- two\n\n- loose\n\n  more of it\n\nafter\n\n1. a\n2. b\n   - c\n",
  "```js\nconst a = 1;\n\n```\n~~~\n```\n~~~\n\n    indented\n\n    code\n\nend",
  "> quote\nlazy line\n\n> another\n>\n> - list\n\ntext",
  "| a | b |\n|--|--:|\n| 1 | 2 |\n| 3 | 4 |\n\nafter the table\n",
  "<div>\n<p>raw</p>\n\n</div>\n\n<script>alert(1)</script>\n\ntext <b>bold</b>",
  "**注意：**正文。\n\n- [ ] 待办\n- [x] 完成\n\n约10~20米~~删除~~。\n",
  "***\n\n* * *\n\n  three spaces\n\n\ttab\n\n\\# not a heading\n",
];

/** The same random numbers each run, so that a failure comes back. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function grow(text: string, next: () => number): Blocks {
  const blocks = createGrowingBlocks();
  let end = 0;
  while (end < text.length) {
    end = Math.min(text.length, end + 1 + Math.floor(next() * 12));
    blocks(text.slice(0, end));
  }
  return blocks(text);
}

function treeOf({ list, definitions }: Blocks): unknown {
  const trees = list.map((block) => blockToHast(block, definitions));
  return JSON.parse(JSON.stringify(trees, (key, value: unknown) => (key === "position" ? undefined : value)));
}

test.each(documents.map((text, index) => [index, text] as const))(
  "document %i ends as the same tree as one full parse, however it arrives",
  (index, text) => {
    const next = random(index + 1);
    const whole = treeOf(blocksOf(text));
    for (let run = 0; run < 40; run += 1) expect(treeOf(grow(text, next))).toEqual(whole);
  },
);

test("mixtures of the documents do too", () => {
  const next = random(99);
  for (let run = 0; run < 60; run += 1) {
    const mixed = Array.from({ length: 4 }, () => documents[Math.floor(next() * documents.length)]).join(
      "\n\n",
    );
    expect(treeOf(grow(mixed, next))).toEqual(treeOf(blocksOf(mixed)));
  }
});

test("blocks that have settled keep their identity, and only the end is parsed again", () => {
  const blocks = createGrowingBlocks();
  const before = blocks("one\n\ntwo\n\nthree\n\nfour");
  const after = blocks("one\n\ntwo\n\nthree\n\nfour goes on\n\nfive");
  expect(after.list[0]).toBe(before.list[0]);
  expect(after.list[1]).toBe(before.list[1]);
  expect(after.list.map(({ source }) => source)).toEqual(["one", "two", "three", "four goes on", "five"]);
});

test("another text starts over", () => {
  const blocks = createGrowingBlocks();
  blocks("one\n\ntwo\n\nthree");
  expect(blocks("other").list.map(({ source }) => source)).toEqual(["other"]);
});

test("references find definitions that come after them", () => {
  const blocks = blocksOf(
    "See [the guide][1] and a note[^n].\n\n[1]: https://example.org\n\n[^n]: The note.",
  );
  expect(JSON.stringify(treeOf(blocks))).toContain('"href":"https://example.org"');
  expect(JSON.stringify(treeOf(blocks))).toContain("The note.");
});
