/** The texts around a thought. */
export interface Tags {
  readonly open: string;
  readonly close: string;
}

/** How a model family writes its replies. */
export interface Format {
  readonly name: string;
  /** Null for models that do not think aloud. */
  readonly reasoning: Tags | null;
  /** Control tokens that end a turn although the file does not list them as such. */
  readonly stopTokens: readonly string[];
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
