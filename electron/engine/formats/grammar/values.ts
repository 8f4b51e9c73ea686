import { resolve } from "../reading/schema.ts";
import type { JsonSchema } from "#contract/tool.ts";
import { constantRule } from "./notation.ts";
import type { Notation } from "./notation.ts";
import { patternRule } from "./pattern.ts";
import { literal, oneOf, repeated, sequence } from "./rules.ts";
import type { Rules } from "./rules.ts";

/** What the rules of a tool's values are made with. */
export interface ValueRules {
  readonly rules: Rules;
  readonly notation: Notation;
  /** The schema of all arguments, for references. */
  readonly root: JsonSchema;
}

const integer = '("-"? ("0" | [1-9] [0-9]{0,14}))';
const positive = '("0" | [1-9] [0-9]{0,14})';
const fraction = '("." [0-9]{1,8})?';
/** A range this small is written out. */
const smallRange = 100;

/** The rule of a value that has this schema. */
export function valueRule(schema: JsonSchema, given: ValueRules): string {
  if (schema.$ref !== undefined) return referredRule(schema.$ref, given);
  if (schema.const !== undefined) return constantRule(schema.const, given.notation);
  if (schema.enum !== undefined)
    return oneOf(schema.enum.map((value) => constantRule(value, given.notation)));
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives !== undefined)
    return oneOf(alternatives.map((each) => valueRule({ ...base(schema), ...each }, given)));
  if (schema.allOf !== undefined) return valueRule(merged(schema, given.root), given);
  return oneOf(typesIn(schema).map((type) => typeRule(type, schema, given)));
}

function referredRule(reference: string, given: ValueRules): string {
  const { rules, notation, root } = given;
  const schema = resolve(reference, root) ?? {};
  return rules.once(`${notation.name} ${reference} ${JSON.stringify(schema)}`, () =>
    valueRule(schema, given),
  );
}

/** What a schema says besides its alternatives. */
function base({ anyOf: _any, oneOf: _one, ...rest }: JsonSchema): JsonSchema {
  return rest;
}

function merged({ allOf = [], ...rest }: JsonSchema, root: JsonSchema): JsonSchema {
  const parts = allOf.map((part) => (part.$ref === undefined ? part : (resolve(part.$ref, root) ?? {})));
  return parts.reduce<JsonSchema>(
    (all, part) => ({
      ...all,
      ...part,
      properties: { ...all.properties, ...part.properties },
      required: [...(all.required ?? []), ...(part.required ?? [])],
    }),
    rest,
  );
}

const everyType: readonly string[] = ["string", "number", "boolean", "null", "array", "object"];

export function typesIn(schema: JsonSchema): readonly string[] {
  if (typeof schema.type === "string") return [schema.type];
  if (schema.type !== undefined && schema.type.length > 0) return schema.type;
  if (schema.properties !== undefined) return ["object"];
  return schema.items === undefined ? everyType : ["array"];
}

function typeRule(type: string, schema: JsonSchema, given: ValueRules): string {
  const { notation } = given;
  switch (type) {
    case "string":
      return stringRule(schema, given);
    case "integer":
      return integerRule(schema);
    case "number":
      return sequence((schema.minimum ?? -1) >= 0 ? positive : integer, fraction);
    case "boolean":
      return oneOf([literal(notation.true), literal(notation.false)]);
    case "null":
      return literal(notation.null);
    case "array":
      return arrayRule(schema, given);
    default:
      return objectRule(schema, given);
  }
}

function stringRule(schema: JsonSchema, { rules, notation }: ValueRules): string {
  const chars = schema.pattern === undefined ? null : patternRule(schema.pattern);
  const bounds = { least: schema.minLength, most: schema.maxLength };
  return rules.name(notation.string(rules, bounds, chars ?? undefined));
}

export function integerRule({ minimum = -Infinity, maximum = Infinity }: JsonSchema): string {
  const [from, to] = [Math.ceil(minimum), Math.floor(maximum)];
  if (to - from <= smallRange) {
    return oneOf(
      Array.from({ length: Math.max(1, to - from + 1) }, (_, index) => literal(String(from + index))),
    );
  }
  return from >= 0 ? positive : integer;
}

function arrayRule(schema: JsonSchema, given: ValueRules): string {
  const { rules, notation } = given;
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schema;
  const item = rules.name(valueRule(schema.items ?? { type: "string" }, given));
  const further = repeated(`(${notation.comma} ${item})`, Math.max(0, minItems - 1), maxItems - 1);
  const items = sequence(item, maxItems > 1 ? further : "");
  const inner = maxItems === 0 ? "" : minItems > 0 ? items : `(${items})?`;
  return rules.name(sequence('"["', notation.space, inner, notation.space, '"]"'));
}

function objectRule(schema: JsonSchema, given: ValueRules): string {
  const { rules, notation } = given;
  const isFree = schema.properties === undefined && schema !== given.root;
  const members = isFree ? freeMembers(schema, given) : memberRule(schema, given, (key) => notation.key(key));
  return rules.name(sequence('"{"', notation.space, members, notation.space, '"}"'));
}

/** The members of an object of which the schema names none. */
function freeMembers({ additionalProperties }: JsonSchema, given: ValueRules): string {
  if (additionalProperties === false) return "";
  const { rules, notation } = given;
  const isOpen = additionalProperties === undefined || additionalProperties === true;
  const value = valueRule(
    isOpen ? { type: ["string", "number", "boolean", "null"] } : additionalProperties,
    given,
  );
  const key =
    notation.name === "quoted" ? '[a-zA-Z0-9_]{1,40} ":"' : '"\\"" [a-zA-Z0-9_ -]{1,40} "\\":" " "?';
  const member = rules.name(sequence(key, value));
  return `(${sequence(member, `(${notation.comma} ${member})*`)})?`;
}

/** The members of an object in the order of its schema, those that are not required as they like. */
export function memberRule(schema: JsonSchema, given: ValueRules, keyRule: (key: string) => string): string {
  const { rules, notation } = given;
  const entries = Object.entries(schema.properties ?? {});
  const required = new Set(schema.required ?? []);
  // From the end to the beginning: what may follow when nothing has been written yet, and when something has.
  let [first, later] = ["", ""];
  for (const [key, value] of entries.toReversed()) {
    const member = rules.name(sequence(keyRule(key), valueRule(value, given)));
    const withMember = sequence(member, later);
    const withComma = sequence(notation.comma, member, later);
    first = rules.name(required.has(key) ? withMember : `${withMember} | ${first || '""'}`);
    later = rules.name(required.has(key) ? withComma : `${withComma} | ${later || '""'}`);
  }
  return first;
}
