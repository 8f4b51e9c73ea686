import type { Handlers } from "#contract/call.ts";
import type { engineCalls } from "#contract/engine.ts";
import { AppError } from "#contract/errors.ts";
import type { Emit } from "./emit.ts";
import { generate } from "./generate.ts";
import { startLlama } from "./llama.ts";
import type { StartedLlama } from "./llama.ts";
import { createProgressReport } from "./load-progress.ts";
import { loadModel } from "./load.ts";
import type { OpenModel } from "./open-model.ts";
import { renderPrompt } from "./render-prompt.ts";

interface Reply {
  readonly stop: () => void;
  readonly ended: Promise<unknown>;
}

/**
 * The engine's answers to main. Loading and unloading wait for each other and end a reply that is being written; a
 * load that fails or is cancelled leaves no model in memory.
 */
export function createEngine(emit: Emit): Handlers<typeof engineCalls> {
  let llama: Promise<StartedLlama> | null = null;
  let model: OpenModel | null = null;
  let reply: Reply | null = null;
  let exchange: Promise<unknown> = Promise.resolve();

  async function unload(): Promise<void> {
    reply?.stop();
    await reply?.ended;
    const closing = model;
    model = null;
    await closing?.close();
  }

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = exchange.then(work);
    exchange = result.catch(() => undefined);
    return result;
  }

  return {
    engine: {
      async start({ backend }) {
        if (llama !== null) throw new Error("the engine was started twice");
        const starting = startLlama(backend);
        llama = starting;
        // Refused cleanly, the process is as new: main may ask for another backend.
        starting.catch(() => (llama = null));
        return (await starting).hardware;
      },
      ping: () => undefined,
    },
    model: {
      load: (input, signal) =>
        inTurn(async () => {
          if (llama === null) throw new AppError("engineUnavailable");
          await unload();
          const onProgress = createProgressReport((progress) => emit("load.progress", { progress }));
          model = await loadModel(await llama, input, { signal, onProgress });
          return model.loaded;
        }),
      unload: () => inTurn(unload),
    },
    chat: {
      async render(input) {
        if (model === null) throw new AppError("modelNotLoaded");
        return renderPrompt(model, input);
      },
      async generate(input, signal) {
        if (model === null) throw new AppError("modelNotLoaded");
        if (reply !== null) throw new AppError("chatBusy");
        const unloading = new AbortController();
        const stopped = AbortSignal.any([signal, unloading.signal]);
        const generated = generate(model, input, { emit, signal: stopped });
        reply = { stop: () => unloading.abort(), ended: generated.catch(() => undefined) };
        return generated.finally(() => (reply = null));
      },
    },
  };
}
