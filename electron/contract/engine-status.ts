import type { WireError } from "./errors.ts";
import type { ChatId, ModelId } from "./ids.ts";

export type Backend = "metal" | "vulkan" | "cuda" | "cpu";

/** What the engine runs on, and why not on something faster. Sizes in bytes. */
export interface Device {
  readonly backend: Backend;
  readonly names: readonly string[];
  readonly vramTotal: number;
  readonly vramFree: number;
  readonly cores: number;
  /** Why each faster backend was passed over, in the order tried. */
  readonly rejected: readonly { readonly backend: Backend; readonly reason: BackendRejection }[];
}

export type BackendRejection = "notFound" | "crashed" | "failed" | "turnedOff" | "noDevice";

/** What is in memory. Sizes in bytes. */
export interface LoadedModel {
  readonly modelId: ModelId;
  readonly contextSize: number;
  readonly gpuLayers: number;
  readonly totalLayers: number;
  readonly threads: number;
  readonly memory: number;
  readonly vram: number;
  /** How the prompt is written: the model's own template, or a stand-in when it has none that works. */
  readonly template: "own" | "chatml" | "plain";
  readonly abilities: Abilities;
}

/** What a model's template and format know. */
export interface Abilities {
  /** `switch`: it thinks or not, as asked; `always`: it cannot be asked not to. */
  readonly thinking: "none" | "always" | "switch";
  /** Levels of thinking that can be asked for, weakest first. */
  readonly efforts: readonly string[];
  readonly tools: boolean;
}

export type EngineStatus =
  | { readonly state: "off" }
  | { readonly state: "starting" }
  | { readonly state: "idle"; readonly device: Device }
  | {
      readonly state: "loading";
      readonly device: Device | null;
      readonly modelId: ModelId;
      /** 0 to 1: bytes read over bytes to read. */
      readonly progress: number;
    }
  | { readonly state: "ready"; readonly device: Device; readonly loaded: LoadedModel }
  | {
      readonly state: "failed";
      readonly device: Device | null;
      readonly modelId: ModelId | null;
      readonly error: WireError;
    };

/** Where a reply stands before and while it is written. */
export interface TurnProgress {
  readonly chatId: ChatId;
  readonly phase: "queued" | "loading" | "reading" | "writing";
  /** `queued`: replies ahead of this one. */
  readonly ahead: number;
  /** `reading`: prompt tokens read, and how many there are. */
  readonly done: number;
  readonly total: number;
  /** `writing`: tokens so far and tokens per second. */
  readonly tokens: number;
  readonly speed: number;
  /** Context tokens in use, and how many there are; 0 when unknown. */
  readonly contextUsed: number;
  readonly contextSize: number;
}
