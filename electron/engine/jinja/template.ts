import { captured } from "./execute.ts";
import { globalsAt } from "./globals.ts";
import { tokenise } from "./lexer.ts";
import { defaultLimits, metered } from "./meter.ts";
import type { Limits } from "./meter.ts";
import type { Body } from "./nodes.ts";
import { parseStatements } from "./parse-statement.ts";
import type { Runtime } from "./runtime.ts";
import { Scope } from "./scope.ts";
import { TemplateError, withLine } from "./template-error.ts";
import { segmentsOf } from "./text.ts";
import type { TextSegment } from "./text.ts";
import { TokenStream } from "./token-stream.ts";
import { valueFrom } from "./variables.ts";

/** Templates longer than this are not read, in bytes: the longest known one has 30 KiB. */
const longest = 64 * 1024;

/** A template that has been read, to be rendered as often as needed. */
export interface Template {
  readonly source: string;
  readonly body: Body;
}

/** Reads a Jinja template; throws a `TemplateError`. */
export function parseTemplate(source: string): Template {
  const length = Buffer.byteLength(source);
  if (length > longest) throw new TemplateError("limit", `the template has ${length} bytes`);
  try {
    return { source, body: parseStatements(new TokenStream(tokenise(source))) };
  } catch (thrown) {
    throw withLine(thrown, null);
  }
}

export interface RenderOptions {
  /** For templates that write the date. */
  readonly now?: Date;
  /** Minutes east of Greenwich; left out, those of this machine. */
  readonly offset?: number;
  readonly limits?: Partial<Limits>;
}

export interface Rendered {
  readonly text: string;
  /** The text in pieces: the template's own words, and what came from the variables. */
  readonly segments: readonly TextSegment[];
}

/**
 * Renders as Jinja2 does under transformers. Texts in the variables are untrusted, through every operation, unless
 * marked by `trusted`. Throws a `TemplateError`, also when the template does not come to an end.
 */
export function renderTemplate(
  { body }: Template,
  variables: Readonly<Record<string, unknown>>,
  options: RenderOptions = {},
): Rendered {
  const runtime: Runtime = { line: null };
  const { now = new Date(), offset = -now.getTimezoneOffset(), limits } = options;
  try {
    const text = metered({ ...defaultLimits, ...limits }, () => {
      const globals = new Scope(runtime);
      for (const callable of globalsAt({ now, offset })) globals.set(callable.name, callable);
      for (const [name, value] of Object.entries(variables)) {
        if (value !== undefined) globals.set(name, valueFrom(value));
      }
      return captured(body, globals.inner());
    });
    return { text: text.value, segments: segmentsOf(text) };
  } catch (thrown) {
    throw withLine(thrown, runtime.line);
  }
}
