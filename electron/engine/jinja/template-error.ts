/**
 * - `syntax`: the source is not a template
 * - `render`: the template does what the language does not allow, such as asking an undefined value for an attribute
 * - `raised`: the template itself refuses what it was given
 * - `limit`: the template is too long, or does too much
 */
export type TemplateErrorKind = "syntax" | "render" | "raised" | "limit";

/** Why a template could not be read or rendered. */
export class TemplateError extends Error {
  readonly kind: TemplateErrorKind;
  /** Counted from 1; null where no place in the source is to blame. */
  readonly line: number | null;

  constructor(kind: TemplateErrorKind, message: string, line: number | null = null) {
    super(message);
    this.name = "TemplateError";
    this.kind = kind;
    this.line = line;
  }
}

export function failRender(message: string): never {
  throw new TemplateError("render", message);
}

/** The same error with a line, unless it has one; the end of the stack counts as a limit. */
export function withLine(thrown: unknown, line: number | null): unknown {
  if (thrown instanceof TemplateError) {
    return thrown.line === null ? new TemplateError(thrown.kind, thrown.message, line) : thrown;
  }
  if (thrown instanceof RangeError) return new TemplateError("limit", "the template nests too deeply", line);
  return thrown;
}
