import type { Turn } from "#contract/engine.ts";
import type { Part } from "#contract/message.ts";
import { textOf } from "#contract/message.ts";

/** A message as templates expect it: OpenAI's form, with the thoughts beside the content. */
export interface ChatMessage {
  readonly role: Turn["role"];
  readonly content: string;
  readonly reasoning_content?: string;
}

export function toMessage(turn: Turn, hide: (text: string) => string): ChatMessage {
  const { role } = turn;
  const content = hide(textOf(turn.parts));
  const reasoning = reasoningOf(turn.parts);
  return reasoning === "" ? { role, content } : { role, content, reasoning_content: hide(reasoning) };
}

/** The system text as the first line of the first message, for templates that know no system role. */
export function foldSystem(turns: readonly Turn[]): readonly Turn[] {
  const system = turns.filter(({ role }) => role === "system").map(({ parts }) => textOf(parts));
  const rest = turns.filter(({ role }) => role !== "system");
  if (system.length === 0) return rest;
  const [first, ...others] = rest;
  const asUser = (texts: readonly string[]): Turn => ({
    role: "user",
    parts: [{ kind: "text", text: texts.join("\n") }],
  });
  if (first?.role !== "user") return [asUser(system), ...rest];
  return [asUser([...system, textOf(first.parts)]), ...others];
}

/** Neighbours of one role as one message, for templates that insist on alternation. */
export function mergeNeighbours(turns: readonly Turn[]): readonly Turn[] {
  return turns.reduce<readonly Turn[]>((merged, turn) => {
    const last = merged.at(-1);
    if (last?.role !== turn.role) return [...merged, turn];
    return [...merged.slice(0, -1), { role: turn.role, parts: [...last.parts, ...turn.parts] }];
  }, []);
}

function reasoningOf(parts: readonly Part[]): string {
  return parts.flatMap((part) => (part.kind === "reasoning" ? [part.text] : [])).join("\n\n");
}
