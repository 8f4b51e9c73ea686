/** A prompt in order; joined, the texts are what the model reads. */
export interface RenderedPrompt {
  readonly segments: readonly PromptSegment[];
  readonly tokens: number;
}

export interface PromptSegment {
  readonly text: string;
  readonly tokens: number;
  /** `control`: a token of the format itself; `template`: words of the template; `given`: what a person, tool or model wrote. */
  readonly kind: "control" | "template" | "given";
}
