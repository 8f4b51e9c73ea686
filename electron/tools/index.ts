import { calculator } from "./calculator.ts";
import { clock } from "./clock.ts";
import type { Tool } from "./tool.ts";

/** Every tool that a model may be offered. */
export const tools: readonly Tool[] = [clock, calculator];
