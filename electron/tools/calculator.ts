import { z } from "zod";
import { evaluate } from "./arithmetic.ts";
import { defineTool } from "./tool.ts";

export const calculator = defineTool({
  name: "calculate",
  description:
    "Works out an arithmetic expression exactly. Knows + - * / % ^, parentheses, pi, e, and sqrt, abs, round, floor, ceil, min, max, log, ln, exp, sin, cos, tan.",
  input: z.object({ expression: z.string().max(1000).describe("For example (17 * 23 - 4) / 2") }),
  run: ({ expression }) => JSON.stringify({ expression, result: evaluate(expression) }),
});
