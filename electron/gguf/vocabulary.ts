import { SUPPORTED_TOKENIZERS } from "./architecture-roles.ts";
import { numberOf, textOf } from "./metadata.ts";
import type { Metadata } from "./metadata.ts";
import { fail } from "./problem.ts";
import type { TextList } from "./text-list.ts";
import type { GgufArray } from "./types.ts";
import { TOKENS_KEY } from "./values.ts";

/** What some converters write for "there is no such token". */
const NO_TOKEN = 0xffff_ffff;

const SPECIAL_TOKEN_KEYS = ["bos", "eos", "eot", "eom", "unknown", "padding", "cls", "mask", "seperator"];
const WITHOUT_TOKENS = new Set(["no_vocab", "none"]);
const WITH_MERGES = new Set(["gpt2", "gemma4", "hybriddna", "whitespace"]);

/**
 * Refuses a vocabulary on which llama.cpp ends its process: duplicate tokens, parallel arrays that are too short,
 * a SentencePiece vocabulary that cannot spell every byte. Returns the number of tokens.
 */
export function checkVocabulary(metadata: Metadata): number {
  const model = textOf(metadata, "tokenizer.ggml.model");
  if (model === undefined) return refuse("tokenizerMissing");
  if (WITHOUT_TOKENS.has(model) || !SUPPORTED_TOKENIZERS.has(model)) return 0;
  const tokens = tokensOf(metadata);
  checkParallel(metadata, "scores", { length: tokens.length, types: ["f32", "i32"] });
  checkParallel(metadata, "token_type", { length: tokens.length, types: ["i32"] });
  if (WITH_MERGES.has(model)) requireMerges(metadata);
  const keys = uniqueKeys(tokens);
  if (model === "llama") requireBytes(keys);
  if (model === "plamo2") checkByteTokens(keys);
  for (const name of SPECIAL_TOKEN_KEYS) checkSpecialToken(metadata, name, tokens.length);
  return tokens.length;
}

/** The id that the file gives for a special token, if it is one of the vocabulary. */
export function specialToken(metadata: Metadata, name: string): number | undefined {
  const id = numberOf(metadata, `tokenizer.ggml.${name}_token_id`);
  return id === NO_TOKEN ? undefined : id;
}

function tokensOf(metadata: Metadata): TextList {
  const entry = metadata.get(TOKENS_KEY);
  if (entry === undefined) return refuse("tokensMissing");
  const texts = entry.type === "array" ? entry.texts : undefined;
  if (texts === undefined) return refuse("tokensWrongType");
  if (texts.length === 0) return refuse("tokensMissing");
  return texts;
}

function checkParallel(
  metadata: Metadata,
  name: string,
  expected: { readonly length: number; readonly types: readonly string[] },
): void {
  const array = arrayOf(metadata, name);
  if (array === undefined) return;
  if (!expected.types.includes(array.elementType)) refuse("wrongType", { array: name });
  if (array.length < expected.length) refuse("tooShort", { array: name, length: array.length });
}

function requireMerges(metadata: Metadata): void {
  if (arrayOf(metadata, "merges")?.elementType !== "string") refuse("mergesMissing");
}

function arrayOf(metadata: Metadata, name: string): GgufArray | undefined {
  const entry = metadata.get(`tokenizer.ggml.${name}`);
  if (entry === undefined || entry.type === "array") return entry;
  return refuse("wrongType", { array: name });
}

/** Empty tokens are given a name of their own by the engine, so they may repeat. */
function uniqueKeys(tokens: TextList): ReadonlySet<string> {
  const keys = new Set<string>();
  for (let index = 0; index < tokens.length; index += 1) {
    const key = tokens.byteKey(index);
    if (key !== "" && keys.has(key)) refuse("duplicate", { token: tokens.at(index) ?? "", index });
    keys.add(key);
  }
  return keys;
}

function requireBytes(keys: ReadonlySet<string>): void {
  for (let byte = 0; byte < 256; byte += 1) {
    const name = `<0x${byte.toString(16).toUpperCase().padStart(2, "0")}>`;
    if (!keys.has(name) && !keys.has(String.fromCharCode(byte))) refuse("byteMissing", { byte });
  }
}

function checkByteTokens(keys: ReadonlySet<string>): void {
  for (const key of keys) {
    if (key.startsWith("<0x") && !/^<0x[0-9A-Fa-f]{2}>$/.test(key)) refuse("badByteToken", { token: key });
  }
}

function checkSpecialToken(metadata: Metadata, name: string, count: number): void {
  if (!metadata.has(`tokenizer.ggml.${name}_token_id`)) return;
  const id = specialToken(metadata, name);
  if (id === undefined && numberOf(metadata, `tokenizer.ggml.${name}_token_id`) === NO_TOKEN) return;
  const isValid = id !== undefined && Number.isInteger(id) && id >= 0 && id < count;
  if (!isValid) refuse("specialTokenOutOfRange", { token: name, id: id ?? "wrong type" });
}

function refuse(reason: string, params: Readonly<Record<string, string | number>> = {}): never {
  fail("badVocabulary", { reason, ...params });
}
