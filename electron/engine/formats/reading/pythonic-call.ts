import { takeHead } from "./head.ts";
import { hasMore, seeOneOf } from "./input.ts";
import type { Reading } from "./input.ts";
import type { CallReading } from "./json-call.ts";
import { parseKeywords } from "./loose-json.ts";
import { takeValue } from "./value-text.ts";

/** Reads `name(key=value, …)`; false when another text stands there. */
export function* readPythonicCall({ input, calls, isBare }: CallReading): Reading<boolean> {
  const { name } = (yield* takeHead(input, "{name}")) ?? {};
  if (name === undefined || (yield* seeOneOf(input, ["("])) === null) return false;
  if (isBare && !calls.isDeclared(name)) return false;
  if (!calls.open(name)) return false;
  const text = yield* takeValue(input);
  if (text === null) {
    input.at = input.text.length;
    return true;
  }
  const names = Object.keys(calls.schema.properties ?? {});
  for (const [key, value] of parseKeywords({ text, at: 1 }, names) ?? [])
    calls.argument(key, JSON.stringify(value));
  calls.close();
  yield* hasMore(input);
  return true;
}
