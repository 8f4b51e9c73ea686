import type { MessageSyntax, Recipient } from "../format.ts";
import { seeOneOf, takeUntil } from "./input.ts";
import type { Reading } from "./input.ts";
import { argumentsOf } from "./json-call.ts";
import { readText, readThought } from "./reply.ts";
import type { Reply } from "./reply.ts";
import { takeValue } from "./value-text.ts";

/** Reads a reply that is made of messages; it begins inside the head of the first one. */
export function* readMessages(reply: Reply, syntax: MessageSyntax): Reading<void> {
  const { input } = reply;
  const isHead = (yield* seeOneOf(input, syntax.headBegins)) !== null;
  if (!isHead) yield* readText(reply, syntax.ends);
  else if (!(yield* readMessage(reply, syntax))) return;
  while (!reply.isOver && (yield* takeUntil(input, syntax.start)) !== null) {
    if (!(yield* readMessage(reply, syntax))) return;
  }
}

/** Reads the head and the body of a message; false when the reply ends in its head. */
function* readMessage(reply: Reply, syntax: MessageSyntax): Reading<boolean> {
  reply.callStart = reply.input.at;
  const head = yield* takeUntil(reply.input, syntax.headEnd);
  if (head === null) return false;
  yield* readBody(reply, syntax.recipient(head), syntax);
  reply.callStart = null;
  return true;
}

function* readBody(reply: Reply, recipient: Recipient, { ends }: MessageSyntax): Reading<void> {
  reply.text.beginAfterBreak();
  if (recipient.kind !== "tool") reply.callStart = null;
  if (recipient.kind === "text") return yield* readText(reply, ends);
  if (recipient.kind === "reasoning") return yield* readThought(reply, ends);
  if (recipient.kind === "tool" && reply.syntaxes.length > 0) yield* readArguments(reply, recipient.name);
}

function* readArguments({ input, calls }: Reply, name: string): Reading<void> {
  calls.open(name);
  const value = yield* takeValue(input);
  calls.write(value === null ? input.text.slice(input.at) : argumentsOf(value));
  if (value !== null) calls.close();
}
