import type { Generated, GenerateInput } from "#contract/engine.ts";
import type { Token } from "node-llama-cpp";
import { AppError } from "#contract/errors.ts";
import type { Patch } from "#contract/message.ts";
import type { Emit } from "./emit.ts";
import { fitPrompt, usableContext } from "./fit-prompt.ts";
import type { FittedPrompt } from "./fit-prompt.ts";
import { createCallGuard } from "./call-guard.ts";
import type { CallGuard } from "./call-guard.ts";
import { createSplitter } from "./formats/splitter.ts";
import type { Splitter } from "./formats/splitter.ts";
import type { OpenModel } from "./open-model.ts";
import { readPrompt } from "./read-prompt.ts";
import { createReplyWriter } from "./reply-writer.ts";
import type { ReplyWriter } from "./reply-writer.ts";
import { samplingOptions } from "./sampling.ts";
import { createStopwatch } from "./stopwatch.ts";
import type { Stopwatch } from "./stopwatch.ts";
import { createTokenDecoder } from "./token-decoder.ts";

/** A fault in the middle of evaluation is the device's when the model runs on one: it is lost, or out of memory. */
function deviceFailure({ loaded, model }: OpenModel, thrown: unknown): AppError | null {
  const isNative = /eval|decode|device|memory|vulkan|VK_|cuda|metal/i.test(String(thrown));
  if (loaded.gpuLayers === 0 || thrown instanceof AppError || !isNative) return null;
  const params = { backend: String(model.llama.gpu), reason: String(thrown) };
  return new AppError("gpuFailed", params, { cause: thrown });
}

interface Host {
  readonly emit: Emit;
  readonly signal: AbortSignal;
}

interface Run extends Host {
  readonly open: OpenModel;
  readonly input: GenerateInput;
  readonly prompt: FittedPrompt;
  readonly watch: Stopwatch;
  readonly splitter: Splitter;
  readonly guard: CallGuard;
}

/** Writes one reply. When the signal is aborted it ends within one prompt chunk or one token, as "stopped". */
export async function generate(open: OpenModel, input: GenerateInput, host: Host): Promise<Generated> {
  const watch = createStopwatch();
  const prompt = await fitPrompt(open, input);
  try {
    return await answer({ ...host, open, input, prompt, watch, ...readingOf(open, input, prompt) });
  } catch (thrown) {
    // The context may be in any state now; the next reply must not build on it.
    await open.sequence.clearHistory().catch(() => undefined);
    throw deviceFailure(open, thrown) ?? thrown;
  }
}

async function answer(run: Run): Promise<Generated> {
  const { open, input, prompt, watch, signal } = run;
  const { sequence } = open;
  watch.startReading();
  const { pace } = open;
  const { tokens } = prompt;
  const reused = await readPrompt({ sequence, tokens, pace, signal, onRead: tellReading(run) });
  const read = signal.aborted ? sequence.nextTokenIndex - reused : tokens.length - reused;
  const writer = createWriter(run, read);
  const last = signal.aborted ? "stopped" : await write(run, writer);
  writer.end();
  const end = last === "done" && writer.hasCalls ? "calls" : last;
  const times = watch.times({ read, written: writer.count });
  if (sequence.needsCheckpoints) await sequence.takeCheckpoint();
  return {
    end,
    stats: {
      ...times,
      promptTokens: prompt.tokens.length,
      reusedTokens: reused,
      tokens: writer.count,
      contextUsed: sequence.nextTokenIndex,
      contextSize: open.loaded.contextSize,
      leftOut: prompt.leftOut,
      seed: input.sampling.seed,
    },
  };
}

async function write(run: Run, writer: ReplyWriter): Promise<Generated["end"]> {
  const { open, prompt, signal, watch, guard } = run;
  const { sequence, isStop, loaded } = open;
  const maxTokens = run.input.sampling.maxTokens ?? Number.POSITIVE_INFINITY;
  const room = usableContext(loaded.contextSize);
  const tokens = sequence.evaluateWithMetadata(prompt.tokens.slice(-1), {}, evaluationOptions(run));
  const budget = createThoughtBudget(run);
  await guard.follow();
  for (let next = await tokens.next(); next.done !== true; next = await tokens.next(budget.take())) {
    const { token } = next.value;
    if (writer.count === 0) watch.startWriting();
    if (budget.isSpent()) {
      for (const closing of budget.close()) writer.add(closing);
      continue;
    }
    if (isStop(token)) return "done";
    writer.add(token);
    await guard.follow();
    if (writer.isOver) return "done";
    if (signal.aborted) return "stopped";
    if (writer.count >= maxTokens) return "length";
    if (sequence.nextTokenIndex >= room) return "context";
  }
  throw new Error("the model stopped without an end of turn");
}

interface ThoughtBudget {
  /** Counts one more token; true when the thought has to end with it. */
  isSpent(): boolean;
  /** The tokens that end the thought in the place of the model's last one. */
  close(): readonly Token[];
  /** What goes into the context instead of the last token, if anything. */
  take(): Token[] | undefined;
}

/** Ends a thought that is longer than was allowed, as the model would have ended it itself. */
function createThoughtBudget({ open, input, splitter }: Run): ThoughtBudget {
  const { budget } = input.thinking;
  const mark = open.format.reasoning?.close ?? "";
  let thought = 0;
  let replacement: Token[] | undefined;
  return {
    isSpent() {
      thought = splitter.isThinking ? thought + 1 : 0;
      return budget !== null && mark !== "" && thought > budget;
    },
    close() {
      thought = 0;
      replacement = open.model.tokenize(mark, true);
      return replacement;
    },
    take() {
      const taken = replacement;
      replacement = undefined;
      return taken;
    },
  };
}

type EvaluationOptions = Parameters<OpenModel["sequence"]["evaluateWithMetadata"]>[2];

function evaluationOptions({ open, input, guard }: Run): EvaluationOptions {
  return {
    ...samplingOptions(input.sampling, open.sampling),
    // Asked for each token, so only where a call may begin.
    ...(input.tools.length > 0 ? { grammarEvaluationState: () => guard.state } : {}),
    yieldEogToken: true,
    contextShift: {
      strategy() {
        throw new Error("the context is full");
      },
    },
  };
}

function tellReading({ emit, input, prompt }: Run): (done: number) => void {
  return (done) => emit("generate.reading", { run: input.run, done, total: prompt.tokens.length });
}

function createWriter(run: Run, read: number): ReplyWriter {
  const { open, input, prompt, watch, emit } = run;
  const send = (patches: readonly Patch[], count: number): void =>
    emit("generate.patches", {
      run: input.run,
      patches,
      tokens: count,
      speed: watch.times({ read, written: count }).speed,
      contextUsed: open.sequence.nextTokenIndex,
    });
  return createReplyWriter({
    decoder: createTokenDecoder({ model: open.model, tokenBytes: open.tokenBytes, before: prompt.tokens }),
    splitter: run.splitter,
    isEager: input.tools.length > 0 || input.thinking.budget !== null,
    send,
  });
}

/** How the reply is read, and what binds it while a call is written. */
function readingOf(
  open: OpenModel,
  input: GenerateInput,
  prompt: FittedPrompt,
): Pick<Run, "splitter" | "guard"> {
  const { format, model, prompts } = open;
  const choice = input.toolChoice;
  const tools = choice === "none" ? [] : input.tools;
  const splitter = createSplitter({
    format,
    tools,
    startsInReasoning: prompt.startsInReasoning,
    stopTexts: prompts.stopTexts,
    now: () => performance.now(),
  });
  return { splitter, guard: createCallGuard({ model, format, tools, choice, splitter }) };
}
