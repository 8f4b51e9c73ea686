import { JsonText } from "../jinja/variables.ts";
import type { ChatMessage } from "./chat-message.ts";
import { textOfContent } from "./chat-message.ts";

/**
 * Results and the answer after them as parts of the message with the calls: one model turn, as the older Gemma 4
 * template writes it.
 */
export function foldResults(messages: readonly ChatMessage[]): readonly ChatMessage[] {
  const folded: ChatMessage[] = [];
  for (const message of messages) {
    const last = folded.at(-1);
    if (message.role === "tool" && last?.tool_calls !== undefined) {
      folded[folded.length - 1] = withResult(last, message);
    } else if (message.role === "assistant" && isAnswerTo(last, message)) {
      folded[folded.length - 1] = withAnswer(last, message);
    } else folded.push(message);
  }
  return folded;
}

function withResult(call: ChatMessage, result: ChatMessage): ChatMessage {
  const name = result.name ?? nameOfCall(call, result);
  const response = valueOf(textOfContent(result));
  return { ...call, tool_responses: [...(call.tool_responses ?? []), { name, response }] };
}

function nameOfCall(
  { tool_calls: calls = [], tool_responses: done = [] }: ChatMessage,
  result: ChatMessage,
): string {
  const called = calls.find(({ id }) => id !== undefined && id === result.tool_call_id) ?? calls[done.length];
  return called?.function.name ?? "";
}

/** A result that is JSON is shown as the value it stands for. */
function valueOf(text: string): unknown {
  try {
    JSON.parse(text);
    return new JsonText(text);
  } catch {
    return text;
  }
}

function isAnswerTo(last: ChatMessage | undefined, message: ChatMessage): last is ChatMessage {
  return last?.tool_responses !== undefined && message.tool_calls === undefined;
}

function withAnswer(call: ChatMessage, answer: ChatMessage): ChatMessage {
  const texts = [textOfContent(call), textOfContent(answer)].filter((text) => text !== "");
  return { ...call, content: texts.join("\n") };
}
