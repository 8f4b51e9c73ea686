import { Template } from "@huggingface/jinja";
import type { ChatMessage } from "./turns.ts";

/** Everything that a chat template is given. */
export interface TemplateVariables {
  readonly messages: readonly ChatMessage[];
  readonly add_generation_prompt: boolean;
  readonly enable_thinking: boolean;
  readonly bos_token: string;
  readonly eos_token: string;
  /** Absent, but for templates that break when it is. */
  readonly tools?: readonly never[];
}

export type RenderTemplate = (variables: TemplateVariables) => string;

/** Templates longer than this are not read, in bytes: the longest known one has 30 KiB. */
const longest = 64 * 1024;

/** Parses a template; throws what the parser throws, and when it is too long. */
export function compileTemplate(source: string): RenderTemplate {
  const length = Buffer.byteLength(source);
  if (length > longest) throw new Error(`the template has ${length} bytes`);
  const template = new Template(source);
  return (variables) => template.render({ ...variables });
}
