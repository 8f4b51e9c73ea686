import type { ThreadMessage } from "#contract/message.ts";
import { attempt } from "../errors.ts";
import { switchTo } from "./turns.ts";

/** Shows the version so many steps from this one; past either end nothing happens. */
export function showVersion(message: ThreadMessage, step: 1 | -1): void {
  const next = message.siblings[message.siblings.indexOf(message.id) + step];
  if (next !== undefined) void attempt(switchTo(next));
}
