import type { CallSyntax, Format, FormatTraits, SamplingAdvice } from "./format.ts";

const reasoning = { open: "<think>", close: "</think>" };
const stopTokens = ["<｜end▁of▁sentence｜>", "<｜User｜>"];
const section = { open: "<｜tool▁calls▁begin｜>", close: "<｜tool▁calls▁end｜>" };

/** R1 and V3: the arguments in a code block. */
const r1Calls: CallSyntax = {
  section,
  call: {
    kind: "named",
    head: "<｜tool▁call▁begin｜>function<｜tool▁sep｜>{name}\n```json\n",
    arguments: { kind: "object" },
    close: "\n```<｜tool▁call▁end｜>",
  },
};

/** V3.1: name, then arguments. */
const v31Calls: CallSyntax = {
  section,
  call: {
    kind: "named",
    head: "<｜tool▁call▁begin｜>{name}<｜tool▁sep｜>",
    arguments: { kind: "object" },
    close: "<｜tool▁call▁end｜>",
  },
};

/** V3.2 and V4: elements that say whether they hold a string. */
function markedCalls(name: string): CallSyntax {
  return {
    section: { open: `\n\n<｜DSML｜${name}>\n`, close: `\n</｜DSML｜${name}>` },
    call: {
      kind: "named",
      head: '<｜DSML｜invoke name="{name}">',
      arguments: {
        kind: "tags",
        open: '<｜DSML｜parameter name="{key}" string="{type}">',
        close: "</｜DSML｜parameter>",
      },
      close: "</｜DSML｜invoke>",
    },
  };
}

/** DeepSeek R1, V3 to V4 and the distilled models. */
export function deepseekFormat({ template }: FormatTraits): Format | null {
  const format = (name: string, calls: readonly CallSyntax[], sampling: SamplingAdvice): Format => ({
    name,
    reasoning,
    calls,
    stopTokens,
    sampling,
  });
  // Model cards: 0.6 / 0.95 for R1 and V3.1, 1.0 / 0.95 from V3.2 on.
  const late = { temperature: 1, topP: 0.95 };
  const early = { temperature: 0.6, topP: 0.95 };
  if (template.includes("｜DSML｜")) {
    const isV32 = template.includes("function_calls");
    return format("deepseek-v4", [markedCalls(isV32 ? "function_calls" : "tool_calls")], late);
  }
  if (!template.includes("<｜Assistant｜>") && !template.includes("<｜tool▁calls▁begin｜>")) return null;
  const isInCode = template.includes("```json");
  return format("deepseek", isInCode ? [r1Calls, v31Calls] : [v31Calls, r1Calls], early);
}
