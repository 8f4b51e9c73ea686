import type { EventName, Events } from "#contract/ipc.ts";

/** Tells the window something; without a window it goes nowhere. */
export type Emit = <N extends EventName>(name: N, detail: Events[N]) => void;
