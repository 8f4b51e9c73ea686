/** `data` is text between tags; the begins and ends are the tags themselves. */
export type TokenKind =
  | "data"
  | "output-begin"
  | "output-end"
  | "block-begin"
  | "block-end"
  | "name"
  | "string"
  | "integer"
  | "float"
  | "operator"
  | "end";

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly line: number;
}
