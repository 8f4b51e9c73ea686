import { bool, numbers, str, strings, u32 } from "./metadata.ts";
import type { Metadata } from "./metadata.ts";
import { CHATML_TEMPLATE, GLM_TEMPLATE } from "./templates.ts";

const NORMAL = 1;
const CONTROL = 3;
const USER_DEFINED = 4;

const BYTE_COUNT = 256;

/** How a family of fixtures speaks: its template, its own tokens, and which of them end a reply. */
export type ChatStyle = {
  readonly template: string;
  readonly pre: string;
  readonly control: readonly string[];
  readonly markup: readonly string[];
  readonly bos: string;
  readonly endOfTurn: string;
  readonly endOfText: string;
  readonly endOfCall: string;
  /** The text after which the template lets the model write, thinking asked for. */
  readonly opener: string;
};

const MARKUP = ["<think>", "</think>", "<tool_call>", "</tool_call>", "<tool_response>", "</tool_response>"];

export const CHAT_STYLES = {
  chatml: {
    template: CHATML_TEMPLATE,
    pre: "qwen2",
    control: ["<|endoftext|>", "<|im_start|>", "<|im_end|>", "<|after_tool|>"],
    markup: MARKUP,
    bos: "<|endoftext|>",
    endOfTurn: "<|im_end|>",
    endOfText: "<|endoftext|>",
    endOfCall: "<|im_end|>",
    opener: "\n",
  },
  glm: {
    template: GLM_TEMPLATE,
    pre: "glm4",
    control: [
      "<|endoftext|>",
      "[gMASK]",
      "<sop>",
      "<|system|>",
      "<|user|>",
      "<|assistant|>",
      "<|observation|>",
      "<|after_tool|>",
    ],
    markup: [...MARKUP, "<arg_key>", "</arg_key>", "<arg_value>", "</arg_value>"],
    bos: "[gMASK]",
    endOfTurn: "<|user|>",
    endOfText: "<|endoftext|>",
    endOfCall: "<|observation|>",
    opener: "<think>",
  },
} as const satisfies Readonly<Record<string, ChatStyle>>;

export type ChatStyleName = keyof typeof CHAT_STYLES;

/** A byte-level vocabulary: 256 single bytes, then the style's own tokens, then the pieces. */
export type Vocabulary = {
  readonly style: ChatStyle;
  readonly size: number;
  /** Ids by the token's real text or bytes. */
  idOf(text: string | Uint8Array): number;
  /** `template: null` writes none. */
  metadata(template?: string | null): Metadata;
};

export function createVocabulary(
  styleName: ChatStyleName,
  pieces: readonly (string | Uint8Array)[] = [],
): Vocabulary {
  const style: ChatStyle = CHAT_STYLES[styleName];
  const own = [...style.control, ...style.markup];
  const tokens = [...BYTE_SYMBOLS, ...own, ...pieces.map(encodePiece)];
  const types = [
    ...BYTE_SYMBOLS.map(() => NORMAL),
    ...style.control.map(() => CONTROL),
    ...style.markup.map(() => USER_DEFINED),
    ...pieces.map(() => NORMAL),
  ];
  const ids = new Map(tokens.map((token, id) => [token, id]));
  if (ids.size !== tokens.length) throw new Error("a token occurs twice");
  const idOf = (text: string | Uint8Array): number => {
    const id =
      (typeof text === "string" && own.includes(text) && ids.get(text)) || ids.get(encodePiece(text));
    if (id === undefined) throw new Error(`no token ${String(text)}`);
    return id;
  };
  return {
    style,
    size: tokens.length,
    idOf,
    metadata: (template = style.template) => describe({ style, tokens, types, idOf, template }),
  };
}

type Described = Pick<Vocabulary, "style" | "idOf"> & {
  readonly tokens: readonly string[];
  readonly types: readonly number[];
  readonly template: string | null;
};

function describe({ style, tokens, types, idOf, template }: Described): Metadata {
  return {
    "tokenizer.ggml.model": str("gpt2"),
    "tokenizer.ggml.pre": str(style.pre),
    "tokenizer.ggml.tokens": strings(tokens),
    "tokenizer.ggml.token_type": numbers("i32", types),
    "tokenizer.ggml.merges": strings([]),
    "tokenizer.ggml.bos_token_id": u32(idOf(style.bos)),
    "tokenizer.ggml.eos_token_id": u32(idOf(style.endOfText)),
    "tokenizer.ggml.eot_token_id": u32(idOf(style.endOfTurn)),
    "tokenizer.ggml.eom_token_id": u32(idOf(style.endOfCall)),
    "tokenizer.ggml.padding_token_id": u32(idOf(style.endOfText)),
    "tokenizer.ggml.add_bos_token": bool(false),
    ...(template === null ? {} : { "tokenizer.chat_template": str(template) }),
  };
}

/** GPT-2's printable stand-ins for the 256 bytes. */
export const BYTE_SYMBOLS: readonly string[] = byteSymbols();

function encodePiece(piece: string | Uint8Array): string {
  return Array.from(Buffer.from(piece), (byte) => BYTE_SYMBOLS[byte] ?? "").join("");
}

function byteSymbols(): readonly string[] {
  let next = BYTE_COUNT;
  return Array.from({ length: BYTE_COUNT }, (_, byte) => {
    const isPrintable = (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
    if (isPrintable) return String.fromCodePoint(byte);
    next += 1;
    return String.fromCodePoint(next - 1);
  });
}
