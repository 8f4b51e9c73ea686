/** Architectures without attention heads in any layer (llm_arch_is_recurrent in the same file). */
export const RECURRENT_ARCHITECTURES: ReadonlySet<string> = new Set([
  "mamba",
  "mamba2",
  "rwkv6",
  "rwkv6qwen2",
  "rwkv7",
  "arwkv7",
]);

/** Architectures whose KV cache holds one compressed head (multi-head latent attention). */
export const COMPRESSED_CACHE_ARCHITECTURES: ReadonlySet<string> = new Set([
  "deepseek2",
  "deepseek32",
  "glm-dsa",
]);

/** Architectures that turn a text into a vector. */
export const EMBEDDING_ARCHITECTURES: ReadonlySet<string> = new Set([
  "bert",
  "modern-bert",
  "nomic-bert",
  "nomic-bert-moe",
  "neo-bert",
  "jina-bert-v2",
  "jina-bert-v3",
  "eurobert",
  "gemma-embedding",
  "llama-embed",
  "t5encoder",
]);

/** Architectures that only speed up another model. */
export const DRAFT_ARCHITECTURES: ReadonlySet<string> = new Set(["eagle3", "dflash", "gemma4-assistant"]);

/** Architectures that load but do not write text from left to right: speech, diffusion, encoder with decoder. */
export const OTHER_ARCHITECTURES: ReadonlySet<string> = new Set([
  "wavtokenizer-dec",
  "qwen3tts",
  "pockettts",
  "t5",
  "dream",
  "llada",
  "llada-moe",
  "rnd1",
]);

/** Values of `tokenizer.ggml.model` that the engine knows (src/llama-vocab.cpp, llama_vocab::impl::load). */
export const SUPPORTED_TOKENIZERS: ReadonlySet<string> = new Set([
  "no_vocab",
  "none",
  "llama",
  "bert",
  "gpt2",
  "hybriddna",
  "whitespace",
  "t5",
  "rwkv",
  "plamo2",
  "gemma4",
]);
