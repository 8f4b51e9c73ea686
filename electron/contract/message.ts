import { z } from "zod";
import type { WireError } from "./errors.ts";
import { chatId, messageId, modelId } from "./ids.ts";
import type { MessageId } from "./ids.ts";

const textPart = z.object({ kind: z.literal("text"), text: z.string() });

const reasoningPart = z.object({
  kind: z.literal("reasoning"),
  text: z.string(),
  /** Milliseconds spent thinking; absent while it goes on. */
  duration: z.number().nonnegative().optional(),
});

/**
 * A tool the model asked for. `arguments` is JSON text as far as it is written.
 * - `writing`: the model is still writing the arguments
 * - `waiting`: complete, not run yet
 * - `running`, then `done` or `failed` with a `result` that the model reads
 */
const toolCallPart = z.object({
  kind: z.literal("tool-call"),
  id: z.string(),
  name: z.string(),
  arguments: z.string(),
  state: z.enum(["writing", "waiting", "running", "done", "failed"]),
  result: z.string().nullable(),
});
export type ToolCallPart = Readonly<z.infer<typeof toolCallPart>>;

/** What a message is made of. A new kind is a compile error wherever it is not handled. */
export const part = z.discriminatedUnion("kind", [textPart, reasoningPart, toolCallPart]);
export type Part = Readonly<z.infer<typeof part>>;
export type PartKind = Part["kind"];

export const role = z.enum(["system", "user", "assistant"]);

/**
 * - `waiting`: queued, loading or reading the prompt; nothing written yet
 * - `streaming`: text is arriving
 * - `done`: the model ended its turn
 * - `stopped`: the person pressed stop
 * - `cut`: the token limit or the context was reached
 * - `interrupted`: the app or the engine ended in the middle; the text so far is kept
 * - `failed`: nothing could be written; `error` says why
 */
export const messageState = z.enum([
  "waiting",
  "streaming",
  "done",
  "stopped",
  "cut",
  "interrupted",
  "failed",
]);
export type MessageState = z.infer<typeof messageState>;

/** What a reply cost. Times in milliseconds, speeds in tokens per second. */
export const stats = z.object({
  promptTokens: z.number().int(),
  /** Prompt tokens found in the KV cache and not read again. */
  reusedTokens: z.number().int(),
  tokens: z.number().int(),
  timeToFirstToken: z.number(),
  promptSpeed: z.number(),
  speed: z.number(),
  /** Context tokens in use when the reply ended, and how many there are. */
  contextUsed: z.number().int(),
  contextSize: z.number().int(),
  /** Oldest messages that the person chose to leave out because the context was full. */
  leftOut: z.number().int(),
  seed: z.number().int(),
});
export type Stats = Readonly<z.infer<typeof stats>>;

/** Why a reply was `cut`. */
export const cutReason = z.enum(["length", "context"]);
export type CutReason = z.infer<typeof cutReason>;

export const message = z.object({
  id: messageId,
  chatId,
  parentId: messageId.nullable(),
  role,
  parts: z.array(part),
  state: messageState,
  /** The model that wrote it, and its name at that time. */
  modelId: modelId.nullable(),
  modelName: z.string().nullable(),
  error: z.custom<WireError>().nullable(),
  stats: stats.nullable(),
  cutReason: cutReason.nullable(),
  createdAt: z.number().int(),
});
export type Message = Readonly<z.infer<typeof message>>;

/** A message on the visible branch, with the ids of all its versions (itself included, oldest first). */
export type ThreadMessage = Message & { readonly siblings: readonly MessageId[] };

/** One step of a reply that is being written; main and the window fold it with the same function. */
export type Patch =
  | { readonly op: "open"; readonly part: Part }
  | { readonly op: "append"; readonly text: string }
  | { readonly op: "close"; readonly duration: number }
  | {
      readonly op: "tool";
      readonly id: string;
      readonly state: ToolCallPart["state"];
      readonly result: string | null;
    };

/** The parts after one patch: `append` and `close` act on the last part, `tool` on the call with its id. */
export function applyPatch(parts: readonly Part[], patch: Patch): readonly Part[] {
  if (patch.op === "open") return [...parts, patch.part];
  if (patch.op === "tool") return parts.map((part) => withToolState(part, patch));
  const last = parts.at(-1);
  if (last === undefined) return parts;
  return [...parts.slice(0, -1), patchPart(last, patch)];
}

function withToolState(part: Part, { id, state, result }: Extract<Patch, { op: "tool" }>): Part {
  return part.kind === "tool-call" && part.id === id ? { ...part, state, result } : part;
}

function patchPart(last: Part, patch: Extract<Patch, { op: "append" | "close" }>): Part {
  return patch.op === "append" ? appended(last, patch.text) : closed(last, patch.duration);
}

function appended(last: Part, text: string): Part {
  switch (last.kind) {
    case "text":
    case "reasoning":
      return { ...last, text: last.text + text };
    case "tool-call":
      return { ...last, arguments: last.arguments + text };
    default:
      return last satisfies never;
  }
}

function closed(last: Part, duration: number): Part {
  switch (last.kind) {
    case "text":
      return last;
    case "reasoning":
      return { ...last, duration };
    case "tool-call":
      return { ...last, state: "waiting" };
    default:
      return last satisfies never;
  }
}

/** The words of a message without its reasoning: what search, copy and titles use. */
export function textOf(parts: readonly Part[]): string {
  return parts
    .flatMap((each) => {
      switch (each.kind) {
        case "text":
          return [each.text];
        case "reasoning":
        case "tool-call":
          return [];
        default:
          return each satisfies never;
      }
    })
    .join("\n\n");
}

/** True while the engine may still add to the message. */
export function isOpen(state: MessageState): boolean {
  return state === "waiting" || state === "streaming";
}
