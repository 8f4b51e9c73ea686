import type { TagArguments, TreeArguments } from "../format.ts";
import type { JsonSchema } from "#contract/tool.ts";
import { resolve } from "../reading/schema.ts";
import { jsonNotation } from "./notation.ts";
import { patternRule } from "./pattern.ts";
import { rawText } from "./raw-text.ts";
import { literal, oneOf, repeated, sequence } from "./rules.ts";
import type { Rules } from "./rules.ts";
import { typesIn, valueRule } from "./values.ts";

export interface ElementRules {
  readonly rules: Rules;
  readonly root: JsonSchema;
}

const lineBreak = '"\\n"?';

/** One element per argument, each behind an optional line break. */
export function tagArgumentsRule(form: TagArguments, given: ElementRules): string {
  return elements(given.root, (key, schema) => {
    const values = bareValues(schema, form.close, given);
    return oneOf(
      values.map((value) =>
        sequence(tagOpening(form, key, value.type), padded(form, value.rule), literal(form.close)),
      ),
    );
  });
}

function padded({ isPadded }: TagArguments, value: string): string {
  return isPadded === true ? sequence('"\\n"', value, '"\\n"') : value;
}

function tagOpening({ open }: TagArguments, key: string, type: string): string {
  const says = /string="\{type\}"/.test(open)
    ? String(type === "string")
    : type === "integer"
      ? "number"
      : type;
  const parts = open.replace("{key}", key).replace("{type}", says).split("\n");
  return parts.map(literal).join(` ${lineBreak} `);
}

interface BareValue {
  readonly type: string;
  readonly rule: string;
}

/** The ways in which a value may stand as bare text: strings as they are, all else in JSON. */
function bareValues(schema: JsonSchema, mark: string, given: ElementRules): readonly BareValue[] {
  const resolved = schema.$ref === undefined ? schema : (resolve(schema.$ref, given.root) ?? {});
  const alternatives = resolved.anyOf ?? resolved.oneOf;
  if (alternatives !== undefined) return alternatives.flatMap((each) => bareValues(each, mark, given));
  const known = resolved.const === undefined ? resolved.enum : [resolved.const];
  if (known !== undefined)
    return known.map((value) => ({ type: typeName(value), rule: literal(bareText(value)) }));
  const types = typesIn(resolved);
  const strings = types.includes("string")
    ? [{ type: "string", rule: bareString(resolved, mark, given.rules) }]
    : [];
  const json = { ...given, notation: jsonNotation };
  const others = types
    .filter((type) => type !== "string")
    .map((type) => ({ type, rule: valueRule({ ...resolved, type }, json) }));
  return [...strings, ...others];
}

function bareString(schema: JsonSchema, mark: string, rules: Rules): string {
  const chars = schema.pattern === undefined ? null : patternRule(schema.pattern);
  return chars ?? rawText(mark, rules, { least: schema.minLength, most: schema.maxLength });
}

function bareText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function typeName(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

/** Nested elements, each tag behind a mark. */
export function treeArgumentsRule(form: TreeArguments, given: ElementRules): string {
  return elements(given.root, (key, schema) => treeElement(form, { key, schema }, given));
}

interface Entry {
  readonly key: string;
  readonly schema: JsonSchema;
}

function treeElement(form: TreeArguments, { key, schema }: Entry, given: ElementRules): string {
  const close = `${form.mark}</${key}>`;
  const resolved = schema.$ref === undefined ? schema : (resolve(schema.$ref, given.root) ?? {});
  return sequence(
    literal(`${form.mark}<${key}>`),
    treeValue(form, { key, schema: resolved }, given),
    literal(close),
  );
}

function treeValue(form: TreeArguments, { key, schema }: Entry, given: ElementRules): string {
  const [type] = typesIn(schema);
  if (type === "array") {
    const item = given.rules.name(treeElement(form, { key: "item", schema: schema.items ?? {} }, given));
    return repeated(item, schema.minItems, schema.maxItems);
  }
  if (type === "object" && schema.properties !== undefined) {
    return elements(schema, (name, inner) => treeElement(form, { key: name, schema: inner }, given));
  }
  return oneOf(bareValues(schema, `${form.mark}</${key}>`, given).map(({ rule }) => rule));
}

function elements(schema: JsonSchema, element: (key: string, schema: JsonSchema) => string): string {
  const required = new Set(schema.required ?? []);
  const parts = Object.entries(schema.properties ?? {}).map(([key, value]) => {
    const body = sequence(lineBreak, element(key, value));
    return required.has(key) ? body : `(${body})?`;
  });
  return sequence(...parts, lineBreak);
}
