import type { ZodType } from "zod";

/** A request into a more trusted process: its input is parsed on arrival, its output is only typed. */
export interface Call<In, Out> {
  readonly input: ZodType<In>;
  /** Never set: carries the output type. */
  readonly output?: Out;
}

/** Calls by domain, then by action: `chats.rename`. */
export type Contract = Readonly<Record<string, Readonly<Record<string, Call<never, unknown>>>>>;

type Args<In> = [In] extends [void] ? [] : [input: In];

/** What the answering process implements: a missing or wrongly typed handler is a compile error. */
export type Handlers<C> = {
  readonly [D in keyof C]: {
    readonly [A in keyof C[D]]: C[D][A] extends Call<infer In, infer Out>
      ? (input: In, signal: AbortSignal) => Out | Promise<Out>
      : never;
  };
};

/** What the asking process sees. */
export type Client<C> = {
  readonly [D in keyof C]: {
    readonly [A in keyof C[D]]: C[D][A] extends Call<infer In, infer Out>
      ? (...args: [...Args<In>, signal?: AbortSignal]) => Promise<Out>
      : never;
  };
};

/** Declares a call: `call(z.object({ … })).returns<Output>()`. */
export function call<In>(input: ZodType<In>): { returns<Out>(): Call<In, Out> } {
  return { returns: () => ({ input }) };
}
