import type { JsonSchema } from "#contract/tool.ts";
import { isJson, toJson } from "./loose-json.ts";

/** A schema and all that it is made of: its alternatives, and what it refers to in the tool's own schema. */
export function variantsOf(schema: JsonSchema, root: JsonSchema, depth = 0): readonly JsonSchema[] {
  const inner = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  const referred = schema.$ref === undefined ? undefined : resolve(schema.$ref, root);
  const next = referred === undefined ? inner : [...inner, referred];
  // A schema may refer to itself.
  if (depth > 8) return [schema];
  return [schema, ...next.flatMap((each) => variantsOf(each, root, depth + 1))];
}

/** The definition that a local reference names. */
export function resolve(reference: string, root: JsonSchema): JsonSchema | undefined {
  const [, name] = /^#\/(?:\$defs|definitions)\/(.+)$/.exec(reference) ?? [];
  return name === undefined ? undefined : (root.$defs?.[name] ?? root.definitions?.[name]);
}

/** The JSON types that a value may have; empty when the schema does not say. */
export function typesOf(schema: JsonSchema, root: JsonSchema): ReadonlySet<string> {
  return new Set(variantsOf(schema, root).flatMap(ownTypes));
}

function ownTypes(schema: JsonSchema): readonly string[] {
  if (typeof schema.type === "string") return [schema.type];
  if (schema.type !== undefined) return schema.type;
  const values = schema.const === undefined ? (schema.enum ?? []) : [schema.const];
  if (values.length > 0) return values.map(typeOf);
  return schema.properties === undefined ? [] : ["object"];
}

export function propertyOf(schema: JsonSchema, key: string, root: JsonSchema): JsonSchema {
  const found = variantsOf(schema, root).find(
    ({ properties }) => properties && Object.hasOwn(properties, key),
  );
  return found?.properties?.[key] ?? {};
}

export function itemsOf(schema: JsonSchema, root: JsonSchema): JsonSchema {
  return variantsOf(schema, root).find(({ items }) => items !== undefined)?.items ?? {};
}

/** The JSON of a value that a model wrote as bare text: its schema says whether it is a string. */
export function jsonOfText(text: string, schema: JsonSchema, root: JsonSchema): string {
  const types = typesOf(schema, root);
  if (types.size === 1 && types.has("string")) return JSON.stringify(text);
  if (types.size > 0 && !types.has("string")) return toJson(text) ?? JSON.stringify(text);
  const json = isJson(text.trim()) ? text.trim() : null;
  return json !== null && isOneOf(json, types) ? json : JSON.stringify(text);
}

/** True when a text that could also be a string is better read as what it looks like. */
function isOneOf(json: string, types: ReadonlySet<string>): boolean {
  const type = typeOf(JSON.parse(json));
  return (
    type !== "string" && (types.size === 0 || types.has(type) || (type === "integer" && types.has("number")))
  );
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value;
}
