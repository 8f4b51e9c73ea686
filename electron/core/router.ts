import type { Reply } from "#contract/bridge.ts";
import type { Handlers } from "#contract/call.ts";
import { toWireError } from "#contract/errors.ts";
import { calls } from "#contract/ipc.ts";
import { answerer } from "../rpc/serve.ts";
import type { Log } from "./log.ts";

export type Router = (name: string, input: unknown) => Promise<Reply>;

/** Untrusted name and input to an answer. It never throws; what nobody expected is logged and answered as `internal`. */
export function createRouter(handlers: Handlers<typeof calls>, log: Log): Router {
  const answer = answerer(calls, handlers);
  const never = new AbortController().signal;
  return async (name, input) => {
    try {
      return { ok: true, value: await answer(name, input, never) };
    } catch (thrown) {
      const error = toWireError(thrown);
      if (error.code === "internal") log.error(name, thrown);
      return { ok: false, error };
    }
  };
}
