import type { WireError } from "#contract/errors.ts";

/** Everything that travels on a port. */
export type Packet =
  | { readonly type: "call"; readonly id: number; readonly name: string; readonly input: unknown }
  | { readonly type: "cancel"; readonly id: number }
  | { readonly type: "answer"; readonly id: number; readonly value: unknown }
  | { readonly type: "refusal"; readonly id: number; readonly error: WireError }
  | { readonly type: "event"; readonly name: string; readonly detail: unknown };
