import type { Client } from "#contract/call.ts";
import { fromWireError } from "#contract/errors.ts";
import type { AppError } from "#contract/errors.ts";
import type { Port } from "./port.ts";
import type { Packet } from "./protocol.ts";

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: AppError) => void;
}

export interface Connection<C, E> {
  readonly client: Client<C>;
  /** The same by name, for a caller that forwards. */
  readonly ask: Ask;
  on<N extends keyof E>(name: N, listener: (detail: E[N]) => void): void;
}

/**
 * The asking end of a port. Aborting a call's signal asks the other end to stop; the call still waits for its answer.
 * When the port closes, open and later calls fail with `lost()`.
 */
export function connect<C, E>(port: Port, lost: () => AppError): Connection<C, E> {
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<PropertyKey, (detail: never) => void>();
  let closed = false;
  let last = 0;

  port.onMessage((value) => receive(value as Packet));
  port.onClose(() => {
    closed = true;
    for (const { reject } of waiting.values()) reject(lost());
    waiting.clear();
  });

  function receive(packet: Packet): void {
    if (packet.type === "event") listeners.get(packet.name)?.(packet.detail as never);
    if (packet.type !== "answer" && packet.type !== "refusal") return;
    const call = waiting.get(packet.id);
    waiting.delete(packet.id);
    if (packet.type === "answer") call?.resolve(packet.value);
    else call?.reject(fromWireError(packet.error));
  }

  function ask(name: string, input: unknown, signal?: AbortSignal): Promise<unknown> {
    if (closed) return Promise.reject(lost());
    const id = ++last;
    const cancel = (): void => port.post({ type: "cancel", id } satisfies Packet);
    const answer = new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
    port.post({ type: "call", id, name, input } satisfies Packet);
    if (signal?.aborted) cancel();
    signal?.addEventListener("abort", cancel, { once: true });
    return answer.finally(() => signal?.removeEventListener("abort", cancel));
  }

  return {
    client: clientOf<C>(ask),
    ask,
    on: (name, listener) => void listeners.set(name, listener),
  };
}

export type Ask = (name: string, input: unknown, signal?: AbortSignal) => Promise<unknown>;

/** A typed client over any transport: `client.chats.rename(input)` asks for `chats.rename`. */
export function clientOf<C>(ask: Ask): Client<C> {
  const domain = (name: string): unknown =>
    new Proxy({}, { get: (_, action) => caller(ask, `${name}.${String(action)}`) });
  return new Proxy({}, { get: (_, name) => domain(String(name)) }) as Client<C>;
}

function caller(ask: Ask, name: string): (...args: unknown[]) => Promise<unknown> {
  return (first, second) =>
    first instanceof AbortSignal ? ask(name, undefined, first) : ask(name, first, second as AbortSignal);
}
