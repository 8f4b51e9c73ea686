import { vi } from "vitest";
import type { Reply } from "#contract/bridge.ts";
import type { WireError } from "#contract/errors.ts";

type Answer = (input: never) => unknown;

/** A main process that answers from a table; a call without an answer fails the test by its name. */
export interface FakeBridge {
  readonly calls: readonly (readonly [name: string, input: unknown])[];
  readonly tell: (name: string, detail: unknown) => void;
}

export function installBridge(answers: Readonly<Record<string, Answer>>): FakeBridge {
  const calls: (readonly [string, unknown])[] = [];
  const listeners: ((name: string, detail: unknown) => void)[] = [];
  const call = async (name: string, input: unknown): Promise<Reply> => {
    calls.push([name, input]);
    const answer = answers[name];
    if (answer === undefined) throw new Error(`${name} was not expected`);
    const value = await answer(input as never);
    return value instanceof Refused ? { ok: false, error: value.error } : { ok: true, value };
  };
  vi.stubGlobal("hearth", {
    call,
    on: (listener: (name: string, detail: unknown) => void) => listeners.push(listener),
    pathOf: (file: File) => `/downloads/${file.name}`,
  });
  return { calls, tell: (name, detail) => listeners.forEach((listener) => listener(name, detail)) };
}

/** What an answer returns to refuse a call. */
export class Refused {
  readonly error: WireError;

  constructor(error: WireError) {
    this.error = error;
  }
}
