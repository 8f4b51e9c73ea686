import type { JsonText } from "../jinja/variables.ts";

/** A piece of a message's content, for the templates that want it in pieces. */
export type ContentBlock =
  { readonly type: "text"; readonly text: string } | { readonly type: "thinking"; readonly thinking: string };

/** A call that the model made; arguments as a value, or as JSON text for the few templates that print them as text. */
export interface ChatCall {
  readonly id?: string;
  readonly type: "function";
  readonly function: { readonly name: string; readonly arguments: JsonText | string | object };
}

/** A message as templates expect it: OpenAI's form, with the thoughts beside the content. */
export interface ChatMessage {
  readonly role: "system" | "developer" | "user" | "assistant" | "tool";
  readonly content?: string | null | readonly ContentBlock[];
  readonly reasoning_content?: string;
  readonly tool_calls?: readonly ChatCall[];
  /** Of a tool's result. */
  readonly tool_call_id?: string;
  readonly name?: string;
  /** Where some templates want the thoughts instead. */
  readonly thinking?: string;
  /** Where some templates want the results instead of in messages of their own. */
  readonly tool_responses?: readonly { readonly name: string; readonly response: unknown }[];
}

/** A tool on offer, in OpenAI's form; `parameters` is a JSON schema. */
export interface ChatTool {
  readonly type: "function";
  readonly function: {
    readonly name: string;
    readonly description?: string;
    readonly parameters?: object;
  };
}

export function textOfContent({ content }: ChatMessage): string {
  if (content === undefined || content === null) return "";
  if (typeof content === "string") return content;
  return content.flatMap((block) => (block.type === "text" ? [block.text] : [])).join("\n");
}
