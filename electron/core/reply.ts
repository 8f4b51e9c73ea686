import type { TurnProgress } from "#contract/engine-status.ts";
import type { EngineEvents, Generated } from "#contract/engine.ts";
import { toWireError } from "#contract/errors.ts";
import type { WireError } from "#contract/errors.ts";
import type { ChatId, MessageId } from "#contract/ids.ts";
import { applyPatch } from "#contract/message.ts";
import type { CutReason, Message, MessageState, Part, Patch } from "#contract/message.ts";
import type { MessageUpdate } from "#contract/store.ts";
import type { Emit } from "./emit.ts";
import type { Saver } from "./saver.ts";

/** One reply that is being written: main's copy of its parts, its progress, and the way to stop it. */
export interface Reply {
  readonly chatId: ChatId;
  readonly messageId: MessageId;
  readonly stop: AbortController;
  progress(): TurnProgress;
  tell(change: Partial<TurnProgress>): void;
  /** What has been written, ahead of what is on the disk. */
  parts(): readonly Part[];
  /** Adds to the reply, shows it, and has it saved. */
  apply(patches: readonly Patch[]): void;
  onPatches(detail: EngineEvents["generate.patches"]): void;
  /** Writes the end to the disk, then says what the message became. */
  finish(result: Generated): Promise<Message>;
  fail(thrown: unknown): Promise<Message>;
}

export interface ReplyDeps {
  readonly saver: Saver;
  readonly emit: Emit;
}

export function createReply(start: Message, { saver, emit }: ReplyDeps): Reply {
  const { chatId, id } = start;
  const stop = new AbortController();
  let parts: readonly Part[] = [];
  let toldAt = 0;
  let progress: TurnProgress = { ...idle, chatId };

  function tell(change: Partial<TurnProgress>): void {
    progress = { ...progress, ...change };
    emit("turn.progress", progress);
  }

  function isTimeToTell(): boolean {
    const now = performance.now();
    if (progress.phase === "writing" && now - toldAt < figuresEvery) return false;
    toldAt = now;
    return true;
  }

  function update(state: MessageState, error: WireError | null): MessageUpdate {
    return { id, parts, state, error, stats: null, cutReason: null };
  }

  async function settle(ended: MessageUpdate): Promise<Message> {
    const last = { ...ended, parts: ended.parts.map(withoutOpenCall) };
    await saver.settle(last);
    return { ...start, ...last, parts: [...last.parts] };
  }

  function apply(patches: readonly Patch[]): void {
    parts = patches.reduce(applyPatch, parts);
    emit("message.patched", { chatId, id, patches });
    saver.checkpoint(update("streaming", null));
  }

  return {
    chatId,
    messageId: id,
    apply,
    stop,
    progress: () => progress,
    parts: () => parts,
    tell,
    onPatches({ patches, tokens, speed, contextUsed }) {
      apply(patches);
      const figures = { phase: "writing", tokens, speed, contextUsed } as const;
      if (isTimeToTell()) tell(figures);
      else progress = { ...progress, ...figures };
    },
    finish: ({ end, stats }) => settle({ ...update(stateAt(end), null), stats, cutReason: cutReasonOf(end) }),
    fail(thrown) {
      if (stop.signal.aborted) return settle(update("stopped", null));
      const state = parts.length > 0 ? "interrupted" : "failed";
      return settle(update(state, toWireError(thrown)));
    },
  };
}

function stateAt(end: Generated["end"]): MessageState {
  if (end === "length" || end === "context") return "cut";
  return end === "stopped" ? "stopped" : "done";
}

function cutReasonOf(end: Generated["end"]): CutReason | null {
  return end === "length" || end === "context" ? end : null;
}

/** A call that has no result by the end of its reply will never get one. */
function withoutOpenCall(part: Part): Part {
  const isOpen = part.kind === "tool-call" && part.state !== "done" && part.state !== "failed";
  return isOpen ? { ...part, state: "failed" } : part;
}

/** Speed and counts are read by eye; milliseconds. */
const figuresEvery = 250;

const idle = {
  phase: "queued",
  ahead: 0,
  done: 0,
  total: 0,
  tokens: 0,
  speed: 0,
  contextUsed: 0,
  contextSize: 0,
} as const;
