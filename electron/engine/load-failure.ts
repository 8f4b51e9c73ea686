import { freemem } from "node:os";
import { setTimeout } from "node:timers/promises";
import { AppError } from "#contract/errors.ts";
import type { StartedLlama } from "./llama.ts";
import type { Placement } from "./placement.ts";

export interface LoadFailure {
  readonly thrown: unknown;
  readonly started: StartedLlama;
  readonly placement: Placement;
  readonly stage: "weights" | "context";
}

const outOfMemory =
  /out of (device |host )?memory|failed to allocate|unable to allocate|OutOfDeviceMemory|bad_alloc/i;

/** The native code's log takes another way than its answer, and comes a little later; milliseconds. */
const logDelay = 20;

/** Why a load failed although its memory had been checked: the native code says so in its log only. */
export async function loadFailure({ thrown, started, placement, stage }: LoadFailure): Promise<unknown> {
  await setTimeout(logDelay);
  const said = started.log.text();
  const reason = said || (thrown instanceof Error ? thrown.message : String(thrown));
  const options = { cause: thrown };
  if (placement.gpuLayers > 0 && (stage === "context" || outOfMemory.test(reason))) {
    return new AppError("gpuFailed", { backend: started.hardware.backend, reason }, options);
  }
  if (outOfMemory.test(reason)) {
    const { contextSize } = placement;
    const params = { needed: placement.needed, available: freemem(), contextSize, fittingContext: 0 };
    return new AppError("modelTooLarge", params, options);
  }
  return stage === "weights" ? new AppError("modelInvalid", { reason }, options) : thrown;
}
