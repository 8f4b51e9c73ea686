import { describe, expect, it } from "vitest";
import { parseTemplate, renderTemplate } from "../../electron/engine/jinja/template.ts";

function run(source: string): string {
  return renderTemplate(parseTemplate(source), { u: "<u>" }).text;
}

describe("templates that mean harm", () => {
  it.each([
    ["loops without end", "{% set l = [1] %}{% for x in l %}{% set _ = l.append(1) %}{% endfor %}"],
    [
      "loops in loops",
      "{% for i in range(100000) %}{% for j in range(100000) %}{{ i }}{% endfor %}{% endfor %}",
    ],
    ["calls itself", "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}"],
    ["calls itself through a loop", "{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}"],
    [
      "doubles a text",
      "{% set ns = namespace(s='x') %}{% for i in range(99) %}{% set ns.s = ns.s + ns.s %}{% endfor %}",
    ],
    [
      "doubles a list",
      "{% set ns = namespace(l=[1]) %}{% for i in range(60) %}{% set ns.l = [ns.l, ns.l] %}{% endfor %}{{ ns.l }}",
    ],
    ["prints a list in itself", "{% set l = [] %}{% set _ = l.append(l) %}{{ l }}"],
    ["writes a list in itself", "{% set l = [] %}{% set _ = l.append(l) %}{{ l | tojson }}"],
    ["multiplies a text", "{{ 'a' * 1000000000 }}"],
    ["multiplies a list", "{{ [0] * 1000000000 }}"],
    ["pads a text", "{{ 'a'.ljust(99999999999) }}"],
    ["counts too far", "{{ range(1000000) }}"],
    ["prints too much", "{% for i in range(100000) %}{{ 'x' * 100 }}{% endfor %}"],
    [
      "works on a long text",
      "{% set b = 'ab ' * 2000000 %}{% for i in range(9999) %}{% set x = b | wordcount %}{% endfor %}",
    ],
    ["nests brackets", `{{ ${"(".repeat(9000)}1${")".repeat(9000)} }}`],
    ["chains operators", `{{ 1${"+1".repeat(20_000)} }}`],
    ["chains filters", `{{ u${"|e".repeat(20_000)} }}`],
    ["nests blocks", `${"{% if 1 %}".repeat(3000)}${"{% endif %}".repeat(3000)}`],
    ["is too long", "{# ".padEnd(65_536, "x") + " #}"],
  ])("end in an error: one that %s", (_, source) => {
    expect(() => run(source)).toThrow(expect.objectContaining({ name: "TemplateError", kind: "limit" }));
  });

  it.each([
    "{{ u.__class__ }}",
    "{{ u.constructor }}{{ u['constructor'] }}{{ u.__proto__ }}{{ u['__proto__'] }}{{ u.prototype }}",
    "{{ {}.constructor }}{{ {}.__proto__ }}{{ {}['__proto__'] }}{{ {}.toString }}{{ {}.hasOwnProperty }}",
    "{{ [].constructor }}{{ [].length }}{{ [].map }}{{ [].__proto__ }}",
    "{{ range.constructor }}{{ range.call }}{{ range.__globals__ }}{{ range.bind }}",
    "{{ namespace().constructor }}{{ namespace().__proto__ }}",
    "{{ globalThis }}{{ process }}{{ require }}{{ self }}{{ config }}{{ constructor }}{{ __proto__ }}{{ toString }}",
    "{% for x in [1] %}{{ loop.constructor }}{{ loop.__proto__ }}{{ loop.items }}{% endfor %}",
    "{{ none.constructor }}{{ true.constructor }}{{ 1 .constructor }}{{ 1.5.constructor }}",
    "{{ u | attr('constructor') }}{{ u | attr('__class__') }}{{ [u] | map(attribute='constructor') | join }}",
  ])("find nothing of JavaScript or Python: %s", (source) => {
    expect(run(source)).toBe("");
  });

  it.each([
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ u.constructor.constructor('return process')() }}",
    "{{ range.constructor('return 1')() }}",
    "{{ '{0.__class__}'.format(u) }}",
    "{{ u | constructor }}",
    "{{ u is constructor }}",
    "{{ [u] | map('__proto__') | list }}",
  ])("cannot call anything either: %s", (source) => {
    expect(() => run(source)).toThrow(expect.objectContaining({ kind: "render" }));
  });

  it("cannot reach a prototype through a dict", () => {
    expect(run("{% set d = {} %}{% set _ = d.update({'__proto__': {'a': 1}}) %}{{ d.a }}{{ d }}")).toBe(
      "{'__proto__': {'a': 1}}",
    );
    expect(Reflect.get({}, "a")).toBeUndefined();
  });
});
