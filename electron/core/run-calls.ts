import type { ToolCallPart } from "#contract/message.ts";
import { tools } from "../tools/index.ts";
import type { ToolContext } from "../tools/tool.ts";
import type { Reply } from "./reply.ts";

/** Runs the calls that a reply is waiting for, in order; each result, or what went wrong, goes into the reply. */
export async function runCalls(reply: Reply): Promise<void> {
  const waiting = reply.parts().filter((part) => part.kind === "tool-call" && part.state === "waiting");
  for (const call of waiting as readonly ToolCallPart[]) {
    reply.stop.signal.throwIfAborted();
    reply.apply([{ op: "tool", id: call.id, state: "running", result: null }]);
    const { state, result } = await outcomeOf(call, reply.stop.signal);
    reply.apply([{ op: "tool", id: call.id, state, result }]);
  }
}

/** Ends the calls that a reply is waiting for without running them. */
export function refuseCalls(reply: Reply, reason: string): void {
  const calls = reply
    .parts()
    .flatMap((part) => (part.kind === "tool-call" && part.state === "waiting" ? [part] : []));
  reply.apply(calls.map(({ id }) => ({ op: "tool", id, state: "failed", result: reason })));
}

interface Outcome {
  readonly state: "done" | "failed";
  readonly result: string;
}

async function outcomeOf(call: ToolCallPart, signal: AbortSignal): Promise<Outcome> {
  const tool = tools.find(({ spec }) => spec.name === call.name);
  if (tool === undefined) return { state: "failed", result: `There is no tool called ${call.name}.` };
  try {
    return { state: "done", result: await tool.run(JSON.parse(call.arguments), contextOf(signal)) };
  } catch (thrown) {
    return { state: "failed", result: `Error: ${thrown instanceof Error ? thrown.message : String(thrown)}` };
  }
}

function contextOf(signal: AbortSignal): ToolContext {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return { now: () => new Date(), timeZone, signal };
}
