import type { TreeArguments } from "../format.ts";
import type { JsonSchema } from "#contract/tool.ts";
import { hasMore, isCutOff, seeOneOf, takeSpace, takeUntil, takeWord } from "./input.ts";
import type { Input, Reading } from "./input.ts";
import type { CallReading } from "./json-call.ts";
import { itemsOf, jsonOfText, propertyOf, typesOf } from "./schema.ts";

interface Tree {
  readonly input: Input;
  readonly mark: string;
  /** The schema of all arguments, for references. */
  readonly root: JsonSchema;
}

/** Reads nested elements up to the end of the call; false when the reply ends first. */
export function* readTreeArguments(
  { input, calls }: CallReading,
  form: TreeArguments,
  end: string,
): Reading<boolean> {
  const tree = { input, mark: form.mark, root: calls.schema };
  for (;;) {
    yield* takeSpace(input);
    if (yield* takeWord(input, end)) return true;
    const key = yield* takeOpening(tree);
    if (key === null) return !isCutOff(input, `${form.mark}<`);
    const json = yield* takeValue(tree, key, propertyOf(tree.root, key, tree.root));
    if (json === null) return false;
    calls.argument(key, json);
  }
}

/** The name of the element that begins here; null when none does. */
function* takeOpening({ input, mark }: Tree): Reading<string | null> {
  const start = input.at;
  if (
    (yield* takeWord(input, `${mark}<`)) &&
    (yield* hasMore(input)) &&
    input.text.charAt(input.at) !== "/"
  ) {
    const name = yield* takeUntil(input, ">");
    if (name !== null) return name;
  }
  input.at = start;
  return null;
}

/** The JSON of an element from behind its opening; null when the reply ends first. */
function* takeValue(tree: Tree, key: string, schema: JsonSchema): Reading<string | null> {
  const { input, mark, root } = tree;
  const start = input.at;
  yield* takeSpace(input);
  const child = yield* takeOpening(tree);
  if (child !== null) return yield* takeChildren(tree, { key, child, schema });
  input.at = start;
  const text = yield* takeUntil(input, `${mark}</${key}>`);
  if (text === null) return null;
  const types = typesOf(schema, root);
  if (text.trim() === "" && !types.has("string"))
    return types.has("array") ? "[]" : types.has("object") ? "{}" : '""';
  return jsonOfText(text, schema, root);
}

interface Parent {
  readonly key: string;
  /** The first child, whose opening is already taken. */
  readonly child: string;
  readonly schema: JsonSchema;
}

function* takeChildren(tree: Tree, { key, child, schema }: Parent): Reading<string | null> {
  const { input, mark, root } = tree;
  const types = typesOf(schema, root);
  const isList = child === "item" && (types.has("array") || !types.has("object"));
  const values: string[] = [];
  for (let name: string | null = child; name !== null; name = yield* takeOpening(tree)) {
    const inner = isList ? itemsOf(schema, root) : propertyOf(schema, name, root);
    const json = yield* takeValue(tree, name, inner);
    if (json === null) return null;
    values.push(isList ? json : `${JSON.stringify(name)}:${json}`);
    yield* takeSpace(input);
  }
  const end = `${mark}</${key}>`;
  if ((yield* seeOneOf(input, [end])) === null && input.ended) return null;
  yield* takeWord(input, end);
  return isList ? `[${values.join(",")}]` : `{${values.join(",")}}`;
}
