import { randomInt } from "node:crypto";
import type { LoadedModel } from "#contract/engine-status.ts";
import type { Generated, GenerateInput, Turn } from "#contract/engine.ts";
import { AppError } from "#contract/errors.ts";
import type { MessageId, ModelId } from "#contract/ids.ts";
import type { Overflow } from "#contract/ipc.ts";
import type { RenderedPrompt } from "#contract/prompt.ts";
import type { Message } from "#contract/message.ts";
import type { Model } from "#contract/model.ts";
import type { Settings } from "#contract/settings.ts";
import type { Thinking } from "#contract/tool.ts";
import { tools } from "../tools/index.ts";
import type { Engine, GenerateListener, LoadOptions } from "./engine.ts";
import type { Queue } from "./queue.ts";
import type { Reply } from "./reply.ts";
import { refuseCalls, runCalls } from "./run-calls.ts";
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

/** How often a reply may call tools before it has to answer with what it has. */
const maxRounds = 8;

/** Waits for the engine, loads the message's model, and lets it write into `reply`, with the tools it calls on the way. */
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
    return await rounds(deps, reply, toInput(deps.settings(), turns, request.overflow));
  } finally {
    release();
  }
}

export interface PromptRequest {
  readonly messageId: MessageId;
  readonly modelId: ModelId;
}

/** The exact prompt that an answer was written to, or that a question would be. */
export async function renderPrompt(deps: WriteReplyDeps, request: PromptRequest): Promise<RenderedPrompt> {
  const { signal } = new AbortController();
  const release = await deps.queue.enter(signal);
  try {
    const settings = deps.settings();
    const model = await deps.model(request.modelId);
    await deps.engine.ensureLoaded(model, loadOptions(settings), signal);
    const { id, parentId, role } = await deps.store.messages.get({ id: request.messageId });
    const turns = await conversation(deps, role === "assistant" ? parentId : id);
    const { tools: offered, thinking } = toInput(settings, turns, "refuse");
    return await deps.engine.render({ turns, tools: offered, thinking });
  } finally {
    release();
  }
}

/** Generates, runs the calls it ends in, and goes on with their results, until an answer ends without a call. */
async function rounds(deps: WriteReplyDeps, reply: Reply, input: GenerateInput): Promise<Generated> {
  let last: Generated | null = null;
  for (let round = 0; ; round++) {
    const isLast = round >= maxRounds;
    const next = await deps.engine.generate(
      roundInput(input, reply, isLast),
      listener(reply),
      reply.stop.signal,
    );
    last = last === null ? next : joined(last, next);
    if (next.end !== "calls") return last;
    if (isLast) {
      refuseCalls(reply, "No more calls are allowed in this answer.");
      return last;
    }
    await runCalls(reply);
    reply.tell({ phase: "reading", done: 0, total: 0 });
  }
}

function roundInput(input: GenerateInput, reply: Reply, isLast: boolean): GenerateInput {
  const parts = [...reply.parts()];
  const turns = parts.length === 0 ? input.turns : [...input.turns, { role: "assistant" as const, parts }];
  return { ...input, turns, toolChoice: isLast ? "none" : input.toolChoice };
}

/** The figures of a reply that was written in several rounds. */
function joined(earlier: Generated, later: Generated): Generated {
  const tokens = earlier.stats.tokens + later.stats.tokens;
  const seconds = (each: Generated): number =>
    each.stats.speed > 0 ? each.stats.tokens / each.stats.speed : 0;
  const time = seconds(earlier) + seconds(later);
  const { timeToFirstToken } = earlier.stats;
  return {
    ...later,
    stats: { ...later.stats, tokens, timeToFirstToken, speed: time > 0 ? tokens / time : 0 },
  };
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
  return {
    run: seed,
    turns,
    sampling: { temperature, topK, topP, minP, maxTokens, seed },
    overflow,
    tools: settings.tools ? tools.map(({ spec }) => spec) : [],
    toolChoice: "auto",
    thinking: thinkingOf(settings),
  };
}

function thinkingOf({ thinking, thinkingEffort, thinkingBudget }: Settings): Thinking {
  return {
    enabled: thinking === "auto" ? null : thinking === "on",
    effort: thinkingEffort === "auto" ? null : thinkingEffort,
    budget: thinkingBudget,
  };
}

function listener(reply: Reply): GenerateListener {
  return {
    onReading: ({ done, total }) => reply.tell({ phase: "reading", done, total }),
    onPatches: reply.onPatches,
  };
}
