/** The texts around a thought. */
export interface Tags {
  readonly open: string;
  readonly close: string;
}

export interface Reasoning extends Tags {
  /** Other marks that end a thought: the answer begins although the thought was not closed. */
  readonly alsoCloses?: readonly string[];
  /** The marks are control tokens, so a thought may begin anywhere; else only at the beginning of a reply. */
  readonly anywhere?: boolean;
}

/** The texts around the calls of a reply, or around each of them. White space in them is free. */
export interface CallSection {
  readonly open: string;
  /** Empty where nothing ends it. */
  readonly close: string;
  /** Models forget it now and then; the calls can be told without it. */
  readonly optional?: boolean;
}

/** A JSON object that names the tool, alone or in a list. */
export interface JsonCall {
  readonly kind: "json";
  readonly name: string;
  readonly arguments: string;
  /** The key of the id; `idLast` where the model writes it behind the arguments. */
  readonly id?: string;
  readonly idLast?: boolean;
  /** The calls stand in a list even if there is only one. */
  readonly list?: boolean;
}

/** A JSON object whose only key is the tool's name. */
export interface KeyedCall {
  readonly kind: "keyed";
}

/** `[name(key=value), …]` as in Python. */
export interface PythonicCall {
  readonly kind: "pythonic";
}

/** A head that names the tool, then its arguments, then a mark. */
export interface NamedCall {
  readonly kind: "named";
  /** With `{name}`, and `{id}` where the model writes one. White space is free. */
  readonly head: string;
  readonly arguments: ArgumentForm;
  /** Empty where the end of the arguments ends the call. */
  readonly close: string;
  /** Finds the name in what stands in its place, as its first group. */
  readonly namePattern?: RegExp;
  /** The head could be plain text; with an object behind it, it is a call. */
  readonly needsObject?: boolean;
}

/** One element per argument. */
export interface TagArguments {
  readonly kind: "tags";
  /** With `{key}`, and `{type}` where the model says whether it writes a string. */
  readonly open: string;
  readonly close: string;
  /** A line break around each value that does not belong to it. */
  readonly isPadded?: boolean;
  /** Values with markup in them stand in a CDATA section. */
  readonly hasCdata?: boolean;
}

/** Nested elements, each tag behind a mark: `<key>value</key>`, lists as `<item>`. */
export interface TreeArguments {
  readonly kind: "tree";
  readonly mark: string;
}

/** JSON, or nearly so: `quote` stands in the place of quotation marks, and keys go without any. */
export interface ObjectArguments {
  readonly kind: "object";
  readonly quote?: string;
}

export type ArgumentForm = ObjectArguments | TagArguments | TreeArguments;
export type CallForm = JsonCall | KeyedCall | PythonicCall | NamedCall;

export interface CallSyntax {
  readonly section?: CallSection;
  readonly call: CallForm;
  /** One call fills a message; the next one needs a message of its own. */
  readonly isAlone?: boolean;
}

/** Where one message of a reply goes: to the person, to the model itself, or to a tool. */
export type Recipient =
  { readonly kind: "text" | "reasoning" | "nobody" } | { readonly kind: "tool"; readonly name: string };

/** Replies that are made of several messages, each with a head that says whom it is for. */
export interface MessageSyntax {
  readonly start: string;
  readonly headEnd: string;
  readonly ends: readonly string[];
  /** What a head begins with; a reply that begins otherwise is plain text. */
  readonly headBegins: readonly string[];
  readonly recipient: (head: string) => Recipient;
}

/** What the makers recommend; used where the file itself has no `general.sampling.*` keys. */
export interface SamplingAdvice {
  readonly temperature?: number;
  readonly topK?: number;
  readonly topP?: number;
  readonly minP?: number;
}

/** How a model family writes its replies. */
export interface Format {
  readonly name: string;
  /** Null for models that do not think aloud. */
  readonly reasoning: Reasoning | null;
  /** How tools are called; the first is what the template shows, others are read as well. */
  readonly calls: readonly CallSyntax[];
  /** Marks that are no part of what a person reads. */
  readonly silent?: readonly string[];
  readonly messages?: MessageSyntax;
  /** The end of the prompt that already belongs to the reply. */
  readonly begun?: string;
  /** What stands before the first call where a reply begins with it; with `{name}`. */
  readonly callPrefix?: string;
  /** Control tokens that end a turn although the file does not list them as such. */
  readonly stopTokens: readonly string[];
  readonly sampling?: SamplingAdvice;
}

/** What a format is recognised by. */
export interface FormatTraits {
  readonly architecture: string;
  readonly template: string;
  /** True when the text is one token of the vocabulary that is not made of other tokens' text. */
  readonly hasToken: (text: string) => boolean;
}

/** A family's entry in the registry; null when the model is not of that family. */
export type RecogniseFormat = (traits: FormatTraits) => Format | null;
