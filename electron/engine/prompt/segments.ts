/** A stretch of a prompt: the template's own words, or text that must never become a special token. */
export interface Segment {
  readonly text: string;
  readonly trusted: boolean;
}

/** The prompt as one string, to be looked at rather than tokenised. */
export function textOfSegments(segments: readonly Segment[]): string {
  return segments.map(({ text }) => text).join("");
}
