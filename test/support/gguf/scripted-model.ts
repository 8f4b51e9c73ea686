import { f32, str, u32 } from "./metadata.ts";
import type { Metadata } from "./metadata.ts";
import { cutIntoPieces } from "./pieces.ts";
import type { Piece } from "./pieces.ts";
import { createRandom } from "./random.ts";
import { f32Tensor, ones, zeros } from "./tensor.ts";
import type { Tensor } from "./tensor.ts";
import { CHAT_STYLES, createVocabulary } from "./tokenizer.ts";
import type { ChatStyleName, Vocabulary } from "./tokenizer.ts";
import { writeGguf } from "./writer.ts";

/** The text of a script; an array gives the tokens themselves, which must all differ. */
export type Script = string | readonly Piece[];

export type ScriptedModelOptions = {
  readonly script: Script;
  readonly style?: ChatStyleName;
  /** Written between `<think>` and `</think>` before the script. */
  readonly thinking?: Script;
  /** Written in place of the script when the last message is a tool's result. */
  readonly afterTool?: Script;
  /** "call" ends like a tool call, "loop" starts the script again. */
  readonly ending?: "stop" | "call" | "loop";
  /** Null writes a model without a chat template. */
  readonly template?: string | null;
  readonly name?: string;
  readonly contextLength?: number;
  /** Layers, each of `heads` × 128 × 2 half-floats per token in the KV cache. */
  readonly blocks?: number;
  readonly keyHeads?: number;
  /** Megabytes of zero weights (a hole on disk) that every token must pass: about 0.07 ms each on one thread. */
  readonly ballast?: number;
  /** Further metadata, or keys to replace. */
  readonly metadata?: Metadata;
};

const WIDTH = 512;
const HEADS = 8;
const HEAD_WIDTH = WIDTH / HEADS;
const SMALLEST_FEED_FORWARD = 32;
const BYTES_PER_MEGABYTE = 1_000_000;
/** Makes the logit of the scripted token 128 and the others stay below 40. */
const OUTPUT_SCALE = 0.25;
const SEED = 7;

/**
 * Writes a model that answers a known text through real inference, whatever the sampling. Every token has one
 * successor: attention and feed-forward are zero, each scripted token's embedding is a random ±1 code, and the output
 * row of its successor is that code. All other tokens share one code, whose successor ends the turn, so no prompt can
 * derail it: only the last prompt token counts, and the template ends every prompt with a token that opens the script.
 */
export async function writeScriptedModel(path: string, options: ScriptedModelOptions): Promise<void> {
  const plan = planScript(options);
  const tensors = scriptTensors(plan, options);
  await writeGguf(path, { metadata: describe(plan.vocabulary, options), tensors });
}

type Plan = { readonly vocabulary: Vocabulary; readonly successors: ReadonlyMap<number, number> };

function planScript(options: ScriptedModelOptions): Plan {
  const styleName = options.style ?? "chatml";
  const own: ReadonlySet<string> = new Set<string>(CHAT_STYLES[styleName].markup);
  const used = new Set<string>();
  const cut = (script: Script | undefined): readonly Piece[] => cutScript(script ?? [], own, used);
  const [thinking, answer, afterTool] = [cut(options.thinking), cut(options.script), cut(options.afterTool)];
  const pieces = [...thinking, ...answer, ...afterTool].filter(
    (piece) => typeof piece !== "string" || !own.has(piece),
  );
  const vocabulary = createVocabulary(styleName, pieces);
  const { style } = vocabulary;
  const end = options.ending === "call" ? style.endOfCall : style.endOfTurn;
  const first = answer[0] ?? end;
  const chains: readonly (readonly Piece[])[] = [
    ["<think>", ...thinking, "</think>"],
    ["</think>", ...answer, options.ending === "loop" ? first : end],
    [
      "<|after_tool|>",
      ...(afterTool.length > 0 ? afterTool : [first]),
      ...(afterTool.length > 0 ? [style.endOfTurn] : []),
    ],
    style.opener === "<think>" ? [] : [style.opener, thinking.length > 0 ? "<think>" : first],
  ];
  return { vocabulary, successors: linkChains(chains, vocabulary) };
}

/** Markup of the style is a token of its own; the text between is cut into pieces. */
function cutScript(script: Script, own: ReadonlySet<string>, used: Set<string>): readonly Piece[] {
  if (typeof script !== "string") return script;
  const marks = [...own].map((mark) => mark.replace(/[|[\]/]/g, "\\$&")).join("|");
  return script
    .split(new RegExp(`(${marks})`))
    .filter((part) => part !== "")
    .flatMap((part) => {
      if (own.has(part)) return [part];
      const pieces = cutIntoPieces(part, used);
      for (const piece of pieces) used.add(piece);
      return pieces;
    });
}

function linkChains(
  chains: readonly (readonly Piece[])[],
  vocabulary: Vocabulary,
): ReadonlyMap<number, number> {
  const successors = new Map<number, number>();
  for (const chain of chains) {
    const ids = chain.map((piece) => vocabulary.idOf(piece));
    ids.slice(1).forEach((next, index) => {
      const from = ids[index] ?? next;
      if (successors.has(from) && successors.get(from) !== next)
        throw new Error("a script uses a token twice");
      successors.set(from, next);
    });
  }
  return successors;
}

function scriptTensors({ vocabulary, successors }: Plan, options: ScriptedModelOptions): readonly Tensor[] {
  const random = createRandom(SEED);
  const code = (): Float32Array => Float32Array.from({ length: WIDTH }, () => (random.next() < 0.5 ? -1 : 1));
  const shared = code();
  const embedding = new Float32Array(WIDTH * vocabulary.size);
  const output = new Float32Array(WIDTH * vocabulary.size);
  const link = (codeOfToken: Float32Array, next: number): void => {
    const start = next * WIDTH;
    codeOfToken.forEach(
      (value, index) => (output[start + index] = (output[start + index] ?? 0) + value * OUTPUT_SCALE),
    );
  };
  for (let token = 0; token < vocabulary.size; token += 1) {
    const next = successors.get(token);
    const own = next === undefined ? shared : code();
    embedding.set(own, token * WIDTH);
    if (next !== undefined) link(own, next);
  }
  link(shared, vocabulary.idOf(vocabulary.style.endOfTurn));
  return [
    f32Tensor("token_embd.weight", [WIDTH, vocabulary.size], embedding),
    ones("output_norm.weight", [WIDTH]),
    f32Tensor("output.weight", [WIDTH, vocabulary.size], output),
    ...Array.from({ length: blocksOf(options) }, (_, block) => blockTensors(block, options)).flat(),
  ];
}

function blockTensors(block: number, options: ScriptedModelOptions): readonly Tensor[] {
  const feedForward = feedForwardOf(options);
  const keyWidth = (options.keyHeads ?? 1) * HEAD_WIDTH;
  const name = (part: string): string => `blk.${block}.${part}.weight`;
  return [
    ones(name("attn_norm"), [WIDTH]),
    zeros(name("attn_q"), [WIDTH, WIDTH]),
    zeros(name("attn_k"), [WIDTH, keyWidth]),
    zeros(name("attn_v"), [WIDTH, keyWidth]),
    zeros(name("attn_output"), [WIDTH, WIDTH]),
    ones(name("ffn_norm"), [WIDTH]),
    zeros(name("ffn_gate"), [WIDTH, feedForward]),
    zeros(name("ffn_up"), [WIDTH, feedForward]),
    zeros(name("ffn_down"), [feedForward, WIDTH]),
  ];
}

function describe(vocabulary: Vocabulary, options: ScriptedModelOptions): Metadata {
  return {
    "general.architecture": str("llama"),
    "general.name": str(options.name ?? "Scripted model"),
    "general.file_type": u32(0),
    "llama.context_length": u32(options.contextLength ?? 4096),
    "llama.embedding_length": u32(WIDTH),
    "llama.block_count": u32(blocksOf(options)),
    "llama.feed_forward_length": u32(feedForwardOf(options)),
    "llama.attention.head_count": u32(HEADS),
    "llama.attention.head_count_kv": u32(options.keyHeads ?? 1),
    "llama.attention.layer_norm_rms_epsilon": f32(1e-5),
    ...vocabulary.metadata(options.template),
    ...options.metadata,
  };
}

function blocksOf(options: ScriptedModelOptions): number {
  return options.blocks ?? 1;
}

function feedForwardOf(options: ScriptedModelOptions): number {
  const perUnit = WIDTH * 3 * 4 * blocksOf(options);
  const wanted = Math.round(((options.ballast ?? 0) * BYTES_PER_MEGABYTE) / perUnit);
  return Math.max(SMALLEST_FEED_FORWARD, Math.ceil(wanted / SMALLEST_FEED_FORWARD) * SMALLEST_FEED_FORWARD);
}
