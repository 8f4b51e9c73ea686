import type { WireError } from "./errors.ts";
import type { ModelId } from "./ids.ts";
import type { ModelFacts } from "./model-facts.ts";

export interface ModelFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modifiedAt: number;
}

/** A model in the library: files used where they lie, never copied. Split files are one model. */
export interface Model {
  readonly id: ModelId;
  readonly name: string;
  readonly files: readonly ModelFile[];
  readonly facts: ModelFacts;
  /** Null when the files are as they were; else what is wrong with them now. */
  readonly problem: WireError | null;
  readonly addedAt: number;
  readonly lastUsedAt: number | null;
}

/** What became of one path that was dropped or picked. */
export type AddedPath =
  | { readonly outcome: "added"; readonly path: string; readonly model: Model }
  | { readonly outcome: "known"; readonly path: string; readonly model: Model }
  | { readonly outcome: "refused"; readonly path: string; readonly error: WireError };
