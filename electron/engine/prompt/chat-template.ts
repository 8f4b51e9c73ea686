import { parseTemplate, renderTemplate } from "../jinja/template.ts";
import type { RenderOptions } from "../jinja/template.ts";
import { TemplateError } from "../jinja/template-error.ts";
import { trusted } from "../jinja/variables.ts";
import { adaptMessages, adaptTools } from "./adapt-messages.ts";
import type { ChatMessage, ChatTool } from "./chat-message.ts";
import { withOpening } from "./opening.ts";
import type { Segment } from "./segments.ts";
import { textOfSegments } from "./segments.ts";
import { findNeeds } from "./template-needs.ts";
import type { TemplateNeeds } from "./template-needs.ts";

/** What a prompt is written from. */
export interface Conversation {
  readonly messages: readonly ChatMessage[];
  /** Left out where none are on offer. */
  readonly tools?: readonly ChatTool[];
  readonly enableThinking?: boolean;
  readonly addGenerationPrompt?: boolean;
  /** Switches of the template's own, such as `reasoning_effort`. */
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** The texts of a model's tokens around a prompt. */
export interface PromptTokens {
  readonly bos: string;
  readonly eos: string;
}

/** A model's chat template, ready to write prompts. */
export interface ChatTemplate {
  readonly needs: TemplateNeeds;
  /** The prompt in pieces; throws a `TemplateError`. */
  write(conversation: Conversation): readonly Segment[];
}

type Clock = Pick<RenderOptions, "now" | "offset">;

export function createChatTemplate(source: string, tokens: PromptTokens, clock: Clock = {}): ChatTemplate {
  const template = parseTemplate(source);
  const prepare = wantsFunctions(source) ? withFunctions : (conversation: Conversation) => conversation;
  const render = (conversation: Conversation): readonly Segment[] =>
    renderTemplate(template, variablesOf(prepare(conversation), tokens), clock).segments;
  const needs = findNeeds(source, (messages, tools) =>
    tryRender(() => render(tools === undefined ? { messages } : { messages, tools })),
  );
  return {
    needs,
    write(conversation) {
      const segments = render(adapt(conversation, needs));
      const isAnswered = conversation.addGenerationPrompt === false;
      if (isAnswered || conversation.messages.at(-1)?.role !== "tool") return segments;
      return withOpening(segments, (question, addGenerationPrompt) => {
        const messages = [{ role: "user", content: question }] as const;
        return textOfSegments(render(adapt({ ...conversation, messages, addGenerationPrompt }, needs)));
      });
    },
  };
}

function adapt(conversation: Conversation, needs: TemplateNeeds): Conversation {
  const { tools } = conversation;
  const messages = adaptMessages(conversation.messages, needs);
  if (tools === undefined) return { ...conversation, messages };
  return { ...conversation, messages, tools: adaptTools(tools, needs) };
}

/** Fireworks' Firefunction reads its tools as JSON text from another variable. */
function wantsFunctions(source: string): boolean {
  return /\bfunctions\b/.test(source) && !/\btools\b/.test(source);
}

function withFunctions(conversation: Conversation): Conversation {
  const functions = JSON.stringify(conversation.tools ?? []);
  const datetime = `${new Date().toISOString().slice(0, 19).replace("T", " ")} GMT`;
  return { ...conversation, variables: { functions, datetime, ...conversation.variables } };
}

function variablesOf(
  conversation: Conversation,
  { bos, eos }: PromptTokens,
): Readonly<Record<string, unknown>> {
  const { messages, tools, enableThinking = true, addGenerationPrompt = true, variables } = conversation;
  return {
    messages: messages.map((message) => ({ ...message, role: trusted(message.role) })),
    tools,
    enable_thinking: enableThinking,
    add_generation_prompt: addGenerationPrompt,
    bos_token: trusted(bos),
    eos_token: trusted(eos),
    ...variables,
  };
}

function tryRender(render: () => readonly Segment[]): string | null {
  try {
    return textOfSegments(render());
  } catch (thrown) {
    if (thrown instanceof TemplateError) return null;
    throw thrown;
  }
}
