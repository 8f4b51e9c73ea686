import { z } from "zod";
import { call } from "./call.ts";
import type { Backend, LoadedModel } from "./engine-status.ts";
import { modelId } from "./ids.ts";
import { overflow } from "./ipc.ts";
import { part, role } from "./message.ts";
import type { RenderedPrompt } from "./prompt.ts";
import { thinking, tool, toolChoice } from "./tool.ts";
import type { CutReason, Patch, Stats } from "./message.ts";

const backend = z.enum(["metal", "vulkan", "cuda", "cpu"]);

/** `null` leaves the choice to the model's own keys, then to its family. */
const sampling = z.object({
  temperature: z.number().nullable(),
  topK: z.number().nullable(),
  topP: z.number().nullable(),
  minP: z.number().nullable(),
  maxTokens: z.number().int().nullable(),
  /** 32 bits, made anew for each reply and kept with it. */
  seed: z.number().int(),
});
export type Sampling = Readonly<z.infer<typeof sampling>>;

const turn = z.object({ role, parts: z.array(part).readonly() });
export type Turn = Readonly<z.infer<typeof turn>>;

const generateInput = z.object({
  /** Names the run in events. */
  run: z.number().int(),
  turns: z.array(turn).readonly(),
  sampling,
  overflow,
  /** Empty: none is offered. */
  tools: z.array(tool).readonly(),
  toolChoice,
  thinking,
});
export type GenerateInput = Readonly<z.infer<typeof generateInput>>;

const renderInput = generateInput.pick({ turns: true, tools: true, thinking: true });
export type RenderInput = Readonly<z.infer<typeof renderInput>>;

const loadInput = z.object({
  modelId,
  path: z.string(),
  /** The largest wanted; the model's own limit caps it. Tokens. */
  contextSize: z.number().int(),
  gpuLayers: z.number().int().nullable(),
  threads: z.number().int().nullable(),
  memoryMap: z.boolean(),
});
export type LoadInput = Readonly<z.infer<typeof loadInput>>;

/** Everything main may ask of the engine process. */
export const engineCalls = {
  engine: {
    /** Brings up one backend, once; fails with `gpuFailed` when it has no device, and may then be asked for another. */
    start: call(z.object({ backend })).returns<EngineHardware>(),
    /** Answered from the event loop: no answer means that the process hangs. */
    ping: call(z.void()).returns<void>(),
  },
  model: {
    /** Replaces what is loaded. Aborting the signal cancels it and frees everything. */
    load: call(loadInput).returns<LoadedModel>(),
    unload: call(z.void()).returns<void>(),
  },
  chat: {
    /** One reply. Aborting the signal ends it within one prompt chunk or one token, with `end: "stopped"`. */
    generate: call(generateInput).returns<Generated>(),
    /** The exact prompt for a conversation, without generating: what the model would see. */
    render: call(renderInput).returns<RenderedPrompt>(),
  },
};

/** What the engine tells main while it works. */
export interface EngineEvents {
  "load.progress": { readonly progress: number };
  "generate.reading": { readonly run: number; readonly done: number; readonly total: number };
  "generate.patches": {
    readonly run: number;
    readonly patches: readonly Patch[];
    readonly tokens: number;
    readonly speed: number;
    readonly contextUsed: number;
  };
}

/** Sizes in bytes. */
export interface EngineHardware {
  readonly backend: Backend;
  readonly names: readonly string[];
  readonly vramTotal: number;
  readonly vramFree: number;
  readonly cores: number;
  /** The llama.cpp release inside. */
  readonly llamaCpp: string;
}

export interface Generated {
  /** `calls`: the reply ends in tool calls that wait for their results. */
  readonly end: "done" | "stopped" | "calls" | CutReason;
  readonly stats: Stats;
}
