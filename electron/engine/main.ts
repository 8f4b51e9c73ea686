import { engineCalls } from "#contract/engine.ts";
import type { EngineEvents } from "#contract/engine.ts";
import { parentPort } from "../rpc/parent-port.ts";
import { serve } from "../rpc/serve.ts";
import { createEngine } from "./engine.ts";

const engine = createEngine((name, detail) => server.emit(name, detail));
const server = serve<typeof engineCalls, EngineEvents>(parentPort(), engineCalls, engine);
