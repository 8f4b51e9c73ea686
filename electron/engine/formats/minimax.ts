import type { CallSyntax, Format, FormatTraits } from "./format.ts";

const mark = "]<]minimax[>[";

/** MiniMax M1: JSON lines between tags. */
const m1Calls: CallSyntax = {
  section: { open: "<tool_calls>\n", close: "\n</tool_calls>" },
  call: { kind: "json", name: "name", arguments: "arguments" },
};

/** MiniMax M2: `<invoke name="…"><parameter name="…">…</parameter></invoke>` */
const m2Calls: CallSyntax = {
  section: { open: "<minimax:tool_call>\n", close: "\n</minimax:tool_call>" },
  call: {
    kind: "named",
    head: '<invoke name="{name}">',
    arguments: { kind: "tags", open: '<parameter name="{key}">', close: "</parameter>" },
    close: "</invoke>",
  },
};

/** MiniMax M3: nested elements, each tag behind a mark. */
const m3Calls: CallSyntax = {
  section: { open: `${mark}<tool_call>\n`, close: `\n${mark}</tool_call>` },
  call: {
    kind: "named",
    head: `${mark}<invoke name="{name}">`,
    arguments: { kind: "tree", mark },
    close: `${mark}</invoke>`,
  },
};

export function minimaxFormat({ template }: FormatTraits): Format | null {
  const stopTokens = ["[e~["];
  // Model cards of MiniMax-M1 (temperature, top-p) and M2 (top-k).
  const sampling = { temperature: 1, topP: 0.95, topK: 40 };
  if (template.includes(mark))
    return {
      name: "minimax-m3",
      reasoning: { open: "<mm:think>", close: "</mm:think>" },
      calls: [m3Calls],
      silent: [mark],
      stopTokens,
      sampling,
    };
  if (template.includes("<minimax:tool_call>"))
    return {
      name: "minimax-m2",
      reasoning: { open: "<think>", close: "</think>" },
      calls: [m2Calls],
      stopTokens,
      sampling,
    };
  if (template.includes("<beginning_of_sentence>") && template.includes("<tool_calls>"))
    return {
      name: "minimax-m1",
      reasoning: { open: "<think>", close: "</think>" },
      calls: [m1Calls],
      stopTokens: ["<end_of_sentence>"],
      sampling: { temperature: 1, topP: 0.95 },
    };
  return null;
}
