import type { EngineEvents } from "#contract/engine.ts";

/** Tells main what happens while a call is answered. */
export type Emit = <N extends keyof EngineEvents>(name: N, detail: EngineEvents[N]) => void;
