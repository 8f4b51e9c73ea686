import type { Contract, Handlers } from "#contract/call.ts";
import { AppError, toWireError } from "#contract/errors.ts";
import type { Port } from "./port.ts";
import type { Packet } from "./protocol.ts";

type Answer = (name: string, input: unknown, signal: AbortSignal) => Promise<unknown>;

/** Looks a call up by its name, parses its input and runs its handler; fails with `unknownCall` or `invalidInput`. */
export function answerer<C extends object>(contract: C, handlers: Handlers<C>): Answer {
  const table = flatten(contract as unknown as Contract, handlers);
  return async (name, input, signal) => {
    const entry = table.get(name);
    if (entry === undefined) throw new AppError("unknownCall", { name });
    const parsed = entry.input.safeParse(input ?? undefined);
    if (!parsed.success) throw new AppError("invalidInput", { name, detail: parsed.error.message });
    return entry.run(parsed.data, signal);
  };
}

type Handler = (input: unknown, signal: AbortSignal) => unknown;
type UntypedHandlers = Readonly<Record<string, Readonly<Record<string, Handler>>>>;

interface Entry {
  readonly input: { safeParse(value: unknown): Parsed };
  readonly run: Handler;
}

type Parsed =
  | { readonly success: true; readonly data: unknown }
  | { readonly success: false; readonly error: { readonly message: string } };

function flatten(contract: Contract, handlers: UntypedHandlers): ReadonlyMap<string, Entry> {
  const entries = Object.entries(contract).flatMap(([domain, actions]) =>
    Object.entries(actions).map(([action, { input }]) => {
      const run = handlers[domain]?.[action];
      if (run === undefined) throw new Error(`no handler for ${domain}.${action}`);
      return [`${domain}.${action}`, { input, run }] as const;
    }),
  );
  return new Map(entries);
}

export interface Server<E> {
  emit<N extends keyof E & string>(name: N, detail: E[N]): void;
}

/** The answering end of a port. */
export function serve<C extends object, E>(port: Port, contract: C, handlers: Handlers<C>): Server<E> {
  const answer = answerer(contract, handlers);
  const running = new Map<number, AbortController>();
  const post = (packet: Packet): void => port.post(packet);

  async function run(id: number, name: string, input: unknown): Promise<void> {
    const controller = new AbortController();
    running.set(id, controller);
    try {
      post({ type: "answer", id, value: await answer(name, input, controller.signal) });
    } catch (thrown) {
      post({ type: "refusal", id, error: toWireError(thrown) });
    } finally {
      running.delete(id);
    }
  }

  port.onMessage((value) => {
    const packet = value as Packet;
    if (packet.type === "call") void run(packet.id, packet.name, packet.input);
    if (packet.type === "cancel") running.get(packet.id)?.abort();
  });
  return { emit: (name, detail) => post({ type: "event", name, detail }) };
}
