import { describe, expect, it } from "vitest";
import { parseTemplate, renderTemplate } from "../../electron/engine/jinja/template.ts";
import type { Rendered } from "../../electron/engine/jinja/template.ts";
import { trusted } from "../../electron/engine/jinja/variables.ts";

function render(source: string): Rendered {
  const variables = { u: "<x> y", role: trusted("user"), d: { k: "<v>", n: 1 }, l: ["<a>", "<b>"] };
  return renderTemplate(parseTemplate(source), variables);
}

/** The text with what is untrusted in double brackets. */
function marked(source: string): string {
  return render(source)
    .segments.map((segment) => (segment.trusted ? segment.text : `⟦${segment.text}⟧`))
    .join("");
}

describe("where a text comes from", () => {
  it.each([
    ["{{ 'a' + u + 'b' }}", "a⟦<x> y⟧b"],
    ["{{ 'a' ~ u ~ 1 }}", "a⟦<x> y⟧1"],
    ["<|{{ role }}|>{{ u }}", "<|user|>⟦<x> y⟧"],
    ["{{ ('a' + u + 'b')[1:4] }}", "⟦<x>⟧"],
    ["{{ ('ab' + u)[::-1] }}", "⟦y >x<⟧ba"],
    ["{{ (' ' + u + ' ').strip() }}", "⟦<x> y⟧"],
    ["{{ u.replace('x', 'z') }}", "⟦<⟧z⟦> y⟧"],
    ["{{ 'a-b'.replace('-', u) }}", "a⟦<x> y⟧b"],
    ["{{ ('a' + u).upper() }}", "A⟦<X> Y⟧"],
    ["{{ ('a' + u)|title }}", "A⟦<X> Y⟧"],
    ["{{ ('q ' + u).split()|last }}", "⟦y⟧"],
    ["{{ l|join(', ') }}", "⟦<a>⟧, ⟦<b>⟧"],
    ["{{ '[%s|%d]' % (u, 3) }}", "[⟦<x> y⟧|3]"],
    ["{{ '[{}]'.format(u) }}", "[⟦<x> y⟧]"],
    ["{{ '[%5s]'|format('<x>') }}", "[  <x>]"],
    ["{{ d|tojson }}", '⟦{"k": "<v>", "n": 1}⟧'],
    ["{{ {'k': 'v'}|tojson }}", '{"k": "v"}'],
    ["{{ l }}", "⟦['<a>', '<b>']⟧"],
    ["{{ ['a'] }}", "['a']"],
    ["{{ ('a\\n' + u)|indent(2) }}", "a\n  ⟦<x> y⟧"],
    ["{% macro f(x) %}<{{ x }}>{% endmacro %}{{ f(u)|upper }}", "<⟦<X> Y⟧>"],
    ["{% set s %}a{{ u }}{% endset %}{{ s * 2 }}", "a⟦<x> y⟧a⟦<x> y⟧"],
    ["{% filter trim %} {{ u }} {% endfilter %}", "⟦<x> y⟧"],
    ["{% for c in u[:2] %}{{ c }}{% endfor %}", "⟦<x⟧"],
    ["{% for k, v in d.items() %}{{ k }}={{ v }};{% endfor %}", "⟦k⟧=⟦<v>⟧;⟦n⟧=1;"],
    [
      "{% set ns = namespace(s='') %}{% for x in l %}{% set ns.s = ns.s + x %}{% endfor %}{{ ns.s }}",
      "⟦<a><b>⟧",
    ],
    ["{{ u if u == '<x> y' else 'no' }}{{ '<x> y' if u == '<x> y' }}", "⟦<x> y⟧<x> y"],
    ["{{ u|e }}", "&lt;⟦x⟧&gt;⟦ y⟧"],
    ["{{ u.partition(' ')|join('|') }}", "⟦<x>⟧|⟦ ⟧|⟦y⟧"],
    ["{{ (u ~ 'ß')|upper }}", "⟦<X> YSS⟧"],
    ["{{ '{\"a\": \"b\"}'|from_json }}{{ ('[\"' ~ u ~ '\"]')|from_json|first }}", "{'a': 'b'}⟦<x> y⟧"],
  ])("survives %s", (source, expected) => {
    expect(marked(source)).toBe(expected);
  });

  it("covers the whole text", () => {
    const { text, segments } = render("a{{ u }}b{{ u|upper }}{{ l }}");
    expect(segments.map((segment) => segment.text).join("")).toBe(text);
  });
});
