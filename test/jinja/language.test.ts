import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { TemplateError } from "../../electron/engine/jinja/template-error.ts";
import { parseTemplate, renderTemplate } from "../../electron/engine/jinja/template.ts";

interface LanguageCase {
  readonly source: string;
  readonly text?: string;
  readonly error?: string;
}

/** What Jinja2 3.1.6 printed or raised, in the environment that transformers uses. */
const { variables, cases } = JSON.parse(
  readFileSync(join(import.meta.dirname, "jinja2-cases.json"), "utf8"),
) as { readonly variables: Record<string, unknown>; readonly cases: readonly LanguageCase[] };

const clock = { now: new Date("2026-01-05T09:07:03Z"), offset: 0 };

function render(source: string): string {
  return renderTemplate(parseTemplate(source), variables, clock).text;
}

describe("the template language", () => {
  it.each(cases.filter(({ text }) => text !== undefined))(
    "prints what Jinja2 prints: $source",
    ({ source, text }) => {
      expect(render(source)).toBe(text);
    },
  );

  it.each(cases.filter(({ error }) => error !== undefined))(
    "refuses what Jinja2 refuses: $source",
    ({ source }) => {
      expect(() => render(source)).toThrow(TemplateError);
    },
  );

  it.each([
    ["syntax", 2, "a\n{% if %}"],
    ["syntax", 1, "{{ 'a }}"],
    ["render", 3, "\n\n{{ nothing.at.all }}"],
    ["render", 2, "{% macro f() %}\n{{ 1 + 'a' }}{% endmacro %}{{ f() }}"],
    ["raised", 1, "{{ raise_exception('no') }}"],
  ])("says the kind and the line of a %s error", (kind, line, source) => {
    expect(() => render(source)).toThrow(expect.objectContaining({ kind, line }));
  });

  it("reads JSON as Python does", () => {
    expect(render(`{{ '{"b": 1.0, "2": [1e3, null, "\\\\u00e9"], "1": -0}'|from_json }}`)).toBe(
      "{'b': 1.0, '2': [1000.0, None, 'é'], '1': 0}",
    );
  });
});
