/** Every reason for which a file is not accepted as a model; the window maps each to a sentence and a next step. */
export type GgufProblemCode =
  | "missing"
  | "unreadable"
  | "notRegularFile"
  | "empty"
  | "notGguf"
  | "version"
  | "truncated"
  | "headerTooLarge"
  | "tooSlow"
  | "tooManyKeys"
  | "tooManyTensors"
  | "badString"
  | "badType"
  | "badArray"
  | "duplicateKey"
  | "badAlignment"
  | "badTensorName"
  | "duplicateTensor"
  | "badTensorShape"
  | "badTensorType"
  | "badTensorOffset"
  | "architectureMissing"
  | "badHyperparameter"
  | "badVocabulary"
  | "badSplit"
  | "nextPartMissing";

/** What a file that is not a GGUF model turned out to be. */
export type ActualFormat =
  | "html"
  | "gitLfsPointer"
  | "zip"
  | "gzip"
  | "safetensors"
  | "pytorch"
  | "ggmlLegacy"
  | "bigEndianGguf"
  | "zeros"
  | "text"
  | "unknown";

/**
 * Why a file was refused. `params` fills the sentence: sizes in bytes, counts, the key, the tensor or the file name;
 * texts that come from the file are cut to 120 characters and must be shown escaped.
 */
export interface GgufProblem {
  readonly code: GgufProblemCode;
  readonly params: Readonly<Record<string, string | number>>;
}

/** What a model file is for; only "chat" models can be talked to. */
export type ModelKind =
  "chat" | "embedding" | "reranking" | "projector" | "vocabulary" | "adapter" | "draft" | "other";

/** Something the user should know about a model that can still be used. */
export type ModelWarning =
  | "noTemplate"
  | "templateTooLong"
  | "oldGlmGating"
  | "contextClamped"
  | "ropeFactorZero"
  | "vocabularySizeMismatch"
  | "unknownArchitecture"
  | "unknownTokenizer"
  | "trailingData";

/** A token id of the vocabulary, or undefined where the file names none. */
export interface SpecialTokens {
  readonly bos: number | undefined;
  readonly eos: number | undefined;
  readonly eot: number | undefined;
}

/** What a model file says about itself; sizes in bytes, lengths in tokens or elements. */
export interface ModelFacts {
  readonly name: string;
  readonly architecture: string;
  readonly kind: ModelKind;
  /** False when the engine that ships with this app cannot load this architecture or tokenizer. */
  readonly supported: boolean;
  readonly parameterCount: number;
  /** The usual label, such as "Q4_K_M"; from general.file_type, else the tensor type with the most elements. */
  readonly quantization: string;
  readonly fileSize: number;
  /** The context that the model was trained for; 0 when the file does not say. */
  readonly contextLength: number;
  readonly blockCount: number;
  readonly embeddingLength: number;
  /** The largest number over the layers. */
  readonly headCount: number;
  readonly headCountKv: number;
  readonly expertCount: number;
  readonly expertUsedCount: number;
  readonly license: string | undefined;
  readonly languages: readonly string[];
  readonly tokenizerModel: string | undefined;
  readonly tokenizerPre: string | undefined;
  readonly vocabularySize: number;
  readonly specialTokens: SpecialTokens;
  /** False when there is none, or one that is too long to be used (see the warning "templateTooLong"). */
  readonly hasChatTemplate: boolean;
  readonly chatTemplateBytes: number;
  /** How many files the model is made of; `index` counts from 0 and is that of the first file. */
  readonly split: { readonly index: number; readonly count: number };
  readonly warnings: readonly ModelWarning[];
}

/** One file of a model as it was when it was inspected: bytes, and milliseconds since 1970. */
export interface InspectedFile {
  readonly path: string;
  readonly size: number;
  readonly modifiedAt: number;
}

/** The verdict over one model, all its files included. */
export type ModelInspection =
  | { readonly ok: true; readonly facts: ModelFacts; readonly files: readonly InspectedFile[] }
  | { readonly ok: false; readonly problem: GgufProblem };
