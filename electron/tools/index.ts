import { calculator } from "./calculator.ts";
import { clock } from "./clock.ts";
import type { BuiltInTool } from "./tool.ts";

/** Every tool that a model may be offered. */
export const tools: readonly BuiltInTool[] = [clock, calculator];
