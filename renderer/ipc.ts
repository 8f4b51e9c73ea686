import type { Bridge, Reply } from "#contract/bridge.ts";
import type { Client } from "#contract/call.ts";
import { fromWireError } from "#contract/errors.ts";
import type { calls, EventName, Events } from "#contract/ipc.ts";

declare global {
  interface Window {
    readonly hearth: Bridge;
  }
}

export type EventHandlers = { readonly [N in EventName]: (detail: Events[N]) => void };

/** Main's calls as typed functions: `api.chats.rename({ id, title })`. A refused call throws `AppError`. */
export const api = domains() as unknown as Client<typeof calls>;

/** Hands every event of main to its handler. Called once, at boot. */
export function listen(handlers: EventHandlers): void {
  const byName = new Map<string, (detail: never) => void>(Object.entries(handlers));
  window.hearth.on((name, detail) => byName.get(name)?.(detail as never));
}

/** Where dropped files and folders lie on the disk. */
export function pathsOf(files: Iterable<File>): readonly string[] {
  return [...files].map((file) => window.hearth.pathOf(file)).filter((path) => path !== "");
}

function domains(): object {
  return new Proxy({}, { get: (_, domain) => actions(String(domain)) });
}

function actions(domain: string): object {
  return new Proxy(
    {},
    { get: (_, action) => (input?: unknown) => ask(`${domain}.${String(action)}`, input) },
  );
}

async function ask(name: string, input: unknown): Promise<unknown> {
  const reply: Reply = await window.hearth.call(name, input);
  if (reply.ok) return reply.value;
  throw fromWireError(reply.error);
}
