import type { Turn } from "#contract/engine.ts";
import type { Part, ToolCallPart } from "#contract/message.ts";
import { textOf } from "#contract/message.ts";
import { JsonText } from "../jinja/variables.ts";
import type { ChatCall, ChatMessage } from "./chat-message.ts";

/** A turn as messages: the model's own is cut behind each group of calls, whose results come next. */
export function toMessages({ role, parts }: Turn): readonly ChatMessage[] {
  return role === "assistant" ? stepsOf(parts).flatMap(stepMessages) : [{ role, content: textOf(parts) }];
}

/** Parts up to and with a group of calls, and so on; the last step has the answer. */
function stepsOf(parts: readonly Part[]): readonly (readonly Part[])[] {
  return parts.filter(isUsable).reduce<readonly (readonly Part[])[]>((steps, part) => {
    const last = steps.at(-1) ?? [];
    const isNext = steps.length === 0 || (last.at(-1)?.kind === "tool-call" && part.kind !== "tool-call");
    return isNext ? [...steps, [part]] : [...steps.slice(0, -1), [...last, part]];
  }, []);
}

/** A call without a result was broken off; templates and models cannot make sense of it. */
function isUsable(part: Part): boolean {
  return part.kind !== "tool-call" || part.result !== null;
}

function stepMessages(parts: readonly Part[]): readonly ChatMessage[] {
  const calls = parts.flatMap((part) => (part.kind === "tool-call" ? [part] : []));
  const reasoning = parts.flatMap((part) => (part.kind === "reasoning" ? [part.text] : [])).join("\n\n");
  const message: ChatMessage = {
    role: "assistant",
    content: textOf(parts),
    ...(reasoning === "" ? {} : { reasoning_content: reasoning }),
    ...(calls.length === 0 ? {} : { tool_calls: calls.map(toCall) }),
  };
  return [message, ...calls.map(toResult)];
}

function toCall({ id, name, arguments: given }: ToolCallPart): ChatCall {
  return { id, type: "function", function: { name, arguments: isObject(given) ? new JsonText(given) : {} } };
}

function toResult({ id, name, result }: ToolCallPart): ChatMessage {
  return { role: "tool", tool_call_id: id, name, content: result ?? "" };
}

function isObject(json: string): boolean {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

/** Neighbours of one role as one turn, for templates that insist on alternation. */
export function mergeNeighbours(turns: readonly Turn[]): readonly Turn[] {
  return turns.reduce<readonly Turn[]>((merged, turn) => {
    const last = merged.at(-1);
    if (last?.role !== turn.role) return [...merged, turn];
    return [...merged.slice(0, -1), { role: turn.role, parts: [...last.parts, ...turn.parts] }];
  }, []);
}
