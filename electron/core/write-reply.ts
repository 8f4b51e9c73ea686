import { randomInt } from "node:crypto";
import type { LoadedModel } from "#contract/engine-status.ts";
import type { Generated, GenerateInput, Turn } from "#contract/engine.ts";
import { AppError } from "#contract/errors.ts";
import type { MessageId, ModelId } from "#contract/ids.ts";
import type { Overflow } from "#contract/ipc.ts";
import type { Message } from "#contract/message.ts";
import type { Model } from "#contract/model.ts";
import type { Settings } from "#contract/settings.ts";
import type { Engine, GenerateListener, LoadOptions } from "./engine.ts";
import type { Queue } from "./queue.ts";
import type { Reply } from "./reply.ts";
import type { StoreClient } from "./store-process.ts";

export interface WriteReplyDeps {
  readonly store: StoreClient;
  readonly engine: Engine;
  readonly queue: Queue;
  readonly settings: () => Settings;
  readonly model: (id: ModelId) => Promise<Model>;
  readonly onModelUsed: (id: ModelId) => void;
}

export interface ReplyRequest {
  readonly message: Message;
  readonly overflow: Overflow;
}

/** Waits for the engine, loads the message's model, and lets it write into `reply`. */
export async function writeReply(
  deps: WriteReplyDeps,
  reply: Reply,
  request: ReplyRequest,
): Promise<Generated> {
  const { signal } = reply.stop;
  const release = await deps.queue.enter(signal, (ahead) => reply.tell({ phase: "queued", ahead }));
  try {
    const loaded = await load(deps, reply, request.message.modelId);
    const turns = await conversation(deps, request.message.parentId);
    reply.tell({ phase: "reading", contextSize: loaded.contextSize });
    const input = toInput(deps.settings(), turns, request.overflow);
    return await deps.engine.generate(input, listener(reply), signal);
  } finally {
    release();
  }
}

async function load(deps: WriteReplyDeps, reply: Reply, modelId: ModelId | null): Promise<LoadedModel> {
  if (modelId === null) throw new AppError("modelNotLoaded");
  const model = await deps.model(modelId);
  reply.tell({ phase: "loading", done: 0, total: 100 });
  const loaded = await deps.engine.ensureLoaded(model, loadOptions(deps.settings()), reply.stop.signal);
  deps.onModelUsed(modelId);
  return loaded;
}

/** The load options that the settings ask for. */
export function loadOptions({ contextSize, gpuLayers, threads, memoryMap }: Settings): LoadOptions {
  return { contextSize, gpuLayers, threads, memoryMap };
}

/** The branch up to the question, with the settings' system prompt in front when the chat has none. */
async function conversation(deps: WriteReplyDeps, lastId: MessageId | null): Promise<readonly Turn[]> {
  const branch = lastId === null ? [] : await deps.store.messages.branch({ id: lastId });
  const turns = branch.filter(({ parts }) => parts.length > 0).map(({ role, parts }) => ({ role, parts }));
  const text = deps.settings().systemPrompt.trim();
  if (text === "" || turns[0]?.role === "system") return turns;
  return [{ role: "system", parts: [{ kind: "text", text }] }, ...turns];
}

function toInput(settings: Settings, turns: readonly Turn[], overflow: Overflow): GenerateInput {
  const { temperature, topK, topP, minP, maxTokens } = settings;
  const seed = randomInt(2 ** 32);
  return { run: seed, turns, sampling: { temperature, topK, topP, minP, maxTokens, seed }, overflow };
}

function listener(reply: Reply): GenerateListener {
  return {
    onReading: ({ done, total }) => reply.tell({ phase: "reading", done, total }),
    onPatches: reply.onPatches,
  };
}
