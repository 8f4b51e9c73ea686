import type { NamedCall, ObjectArguments } from "../format.ts";
import { takeHead } from "./head.ts";
import { seeOneOf, takeSpace } from "./input.ts";
import type { Reading } from "./input.ts";
import { argumentsOf } from "./json-call.ts";
import type { CallReading } from "./json-call.ts";
import { readTagArguments } from "./tag-arguments.ts";
import { readTreeArguments } from "./tree-arguments.ts";
import { takeValue } from "./value-text.ts";

/** Reads a call whose head names the tool; false when another text stands there. */
export function* readNamedCall(reading: CallReading, form: NamedCall, sectionEnd: string): Reading<boolean> {
  const { input, calls } = reading;
  const head = yield* takeHead(input, form.head);
  if (head === null) return false;
  const written = head["name"] ?? head["id"] ?? "";
  const name = form.namePattern?.exec(written)?.[1] ?? written;
  if (form.needsObject === true && !(yield* isCallAhead(reading))) return false;
  if (!calls.open(name, head["id"])) return false;
  const isComplete = yield* readArguments(reading, form, sectionEnd);
  if (!isComplete) input.at = input.text.length;
  if (isComplete) calls.close();
  return true;
}

/** A head that looks like plain text counts only with an object behind it. */
function* isCallAhead({ input }: CallReading): Reading<boolean> {
  yield* takeSpace(input);
  return (yield* seeOneOf(input, ["{"])) !== null;
}

/** False when the reply ends in the middle. */
function* readArguments(reading: CallReading, form: NamedCall, sectionEnd: string): Reading<boolean> {
  const { kind } = form.arguments;
  if (kind === "tags")
    return yield* readTagArguments(reading, { form: form.arguments, end: form.close, sectionEnd });
  if (kind === "tree") return yield* readTreeArguments(reading, form.arguments, form.close);
  const isComplete = yield* readObject(reading, form.arguments);
  const rest = reading.input.at;
  if (isComplete && (yield* takeHead(reading.input, form.close)) === null) reading.input.at = rest;
  return isComplete;
}

function* readObject({ input, calls }: CallReading, { quote }: ObjectArguments): Reading<boolean> {
  yield* takeSpace(input);
  if ((yield* seeOneOf(input, ["{", '"'])) === null) return true;
  const value = yield* takeValue(input, quote);
  calls.write(value === null ? input.text.slice(input.at) : argumentsOf(value, quote));
  return value !== null;
}
