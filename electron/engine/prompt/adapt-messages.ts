import { JsonText } from "../jinja/variables.ts";
import type { ChatCall, ChatMessage, ChatTool } from "./chat-message.ts";
import { textOfContent } from "./chat-message.ts";
import { foldResults } from "./fold-results.ts";
import type { TemplateNeeds } from "./template-needs.ts";

type Change = (message: ChatMessage) => ChatMessage;

/** Messages in the form that a template wants. */
export function adaptMessages(
  messages: readonly ChatMessage[],
  needs: TemplateNeeds,
): readonly ChatMessage[] {
  const changes: readonly Change[] = [
    asSystem,
    withContent,
    ...(needs.plainText ? [asPlainText] : []),
    ...(needs.trimmed ? [trimmed] : []),
    ...(needs.argumentsAsText ? [withArgumentTexts] : []),
    ...(needs.thoughts === "thinking" ? [withThinking] : []),
    ...(needs.thoughtsWithoutText ? [withThoughtsAlone] : []),
    ...(needs.thoughts === "blocks" ? [withThoughtBlock] : []),
    ...(needs.blocks ? [asBlocks] : []),
  ];
  const kept = needs.developer ? changes.slice(1) : changes;
  const changed = messages.map((message) => kept.reduce((result, change) => change(result), message));
  const system = needs.foldedSystem ? foldSystem(changed) : changed;
  return needs.foldedResults ? foldResults(system) : system;
}

/** Tools in the form that a template wants. */
export function adaptTools(tools: readonly ChatTool[], needs: TemplateNeeds): readonly ChatTool[] {
  if (!needs.descriptions) return tools;
  return tools.map(withDescription);
}

function withDescription(tool: ChatTool): ChatTool {
  const { name, description = "", ...rest } = tool.function;
  return tool.function.description === undefined
    ? { ...tool, function: { name, description, ...rest } }
    : tool;
}

function asSystem(message: ChatMessage): ChatMessage {
  return message.role === "developer" ? { ...message, role: "system" } : message;
}

function withContent(message: ChatMessage): ChatMessage {
  return message.content === undefined || message.content === null ? { ...message, content: "" } : message;
}

function asPlainText(message: ChatMessage): ChatMessage {
  return { ...message, content: textOfContent(message) };
}

function trimmed(message: ChatMessage): ChatMessage {
  const { reasoning_content: thoughts } = message;
  const content = textOfContent(message).trim();
  return thoughts === undefined
    ? { ...message, content }
    : { ...message, content, reasoning_content: thoughts.trim() };
}

function withArgumentTexts(message: ChatMessage): ChatMessage {
  return message.tool_calls === undefined
    ? message
    : { ...message, tool_calls: message.tool_calls.map(withArgumentText) };
}

function withArgumentText(call: ChatCall): ChatCall {
  const { name, arguments: given } = call.function;
  const text =
    given instanceof JsonText ? given.text : typeof given === "string" ? given : JSON.stringify(given);
  return { ...call, function: { name, arguments: text } };
}

function withThinking(message: ChatMessage): ChatMessage {
  const { reasoning_content: thinking } = message;
  return thinking === undefined ? message : { ...message, thinking };
}

function withThoughtsAlone(message: ChatMessage): ChatMessage {
  const { thinking, tool_calls: calls } = message;
  return thinking === undefined || calls === undefined ? message : { ...message, content: "" };
}

function withThoughtBlock(message: ChatMessage): ChatMessage {
  const { reasoning_content: thinking, role } = message;
  if (role !== "assistant" || thinking === undefined) return message;
  const text = textOfContent(message);
  const answer = text === "" ? [] : [{ type: "text", text } as const];
  return { ...message, content: [{ type: "thinking", thinking }, ...answer] };
}

function asBlocks(message: ChatMessage): ChatMessage {
  if (typeof message.content !== "string") return message;
  return { ...message, content: [{ type: "text", text: message.content }] };
}

/** The system text as the first lines of the first question. */
function foldSystem(messages: readonly ChatMessage[]): readonly ChatMessage[] {
  const system = messages.filter(({ role }) => role === "system").map(textOfContent);
  const rest = messages.filter(({ role }) => role !== "system");
  if (system.length === 0) return rest;
  const [first, ...others] = rest;
  if (first?.role !== "user") return [{ role: "user", content: system.join("\n") }, ...rest];
  return [{ ...first, content: [...system, textOfContent(first)].join("\n") }, ...others];
}
