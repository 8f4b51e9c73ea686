import { z } from "zod";
import type { Part } from "#contract/message.ts";
import type { Tool } from "#contract/tool.ts";

/** Tells what is wrong with a part of a reply that should hold nothing but valid calls; null when nothing is. */
export function callChecker(tools: readonly Tool[]): (part: Part) => string | null {
  const validators = new Map(
    tools.map(({ name, parameters = {} }) => [
      name,
      z.fromJSONSchema(JSON.parse(JSON.stringify(parameters))),
    ]),
  );
  return (part) => {
    if (part.kind !== "tool-call") return `${part.kind} ${JSON.stringify(part.text)}`;
    if (part.state !== "waiting") return `${part.name} is ${part.state}: ${part.arguments}`;
    // Bytes that are no character become several signs in the place of one.
    const json = part.arguments.replace(/\uFFFD+/g, "\uFFFD");
    const checked = validators.get(part.name)?.safeParse(JSON.parse(json));
    return checked?.success === true ? null : `${part.name}${part.arguments}: ${String(checked?.error)}`;
  };
}
