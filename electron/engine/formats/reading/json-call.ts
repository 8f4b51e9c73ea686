import type { JsonCall } from "../format.ts";
import type { CallWriter } from "./call-writer.ts";
import { seeOneOf, takeSpace, takeWord } from "./input.ts";
import type { Input, Reading } from "./input.ts";
import { isJson, toJson } from "./loose-json.ts";
import { takeValue } from "./value-text.ts";

export interface CallReading {
  readonly input: Input;
  readonly calls: CallWriter;
  /** No mark says that this is a call: its shape has to. */
  readonly isBare: boolean;
}

/** What is known of a call while its object is read. */
interface Known {
  name?: string;
  id?: string;
  arguments?: string;
  isOpen: boolean;
}

const nameKeys: readonly string[] = ["name", "tool_name", "function"];
const argumentKeys: readonly string[] = ["arguments", "parameters", "args"];
const idKeys: readonly string[] = ["id", "tool_call_id"];

/** Reads `{"name": …, "arguments": …}`; false when another text stands there. */
export function* readJsonCall(reading: CallReading, form: JsonCall): Reading<boolean> {
  const { input, calls } = reading;
  const known: Known = { isOpen: false };
  if (!(yield* takeWord(input, "{"))) return false;
  do {
    const key = yield* takeKey(input);
    if (key === null || !isExpected(key, known)) return known.isOpen;
    const isArguments = argumentKeys.includes(key);
    if (isArguments) openCall(reading, form, known);
    const value = yield* takeValue(input);
    if (value === null) return cutOff(reading, known, isArguments);
    note(known, key, value);
    if (isArguments && known.isOpen) calls.write(argumentsOf(value));
    yield* takeSpace(input);
  } while (yield* takeWord(input, ","));
  if (!(yield* takeWord(input, "}"))) return known.isOpen;
  return finish(reading, known);
}

/** Reads `{"tool": {arguments}}`. */
export function* readKeyedCall({ input, calls }: CallReading): Reading<boolean> {
  if (!(yield* takeWord(input, "{"))) return false;
  const name = yield* takeKey(input);
  if (name === null || (yield* seeOneOf(input, ["{"])) === null || !calls.open(name)) return false;
  const value = yield* takeValue(input);
  if (value === null) return cutOff({ input, calls, isBare: false }, { isOpen: true }, true);
  calls.write(argumentsOf(value));
  calls.close();
  yield* takeSpace(input);
  yield* takeWord(input, "}");
  return true;
}

function* takeKey(input: Input): Reading<string | null> {
  yield* takeSpace(input);
  if ((yield* seeOneOf(input, ['"', "'"])) === null) return null;
  const key = yield* takeValue(input);
  yield* takeSpace(input);
  if (key === null || !(yield* takeWord(input, ":"))) return null;
  yield* takeSpace(input);
  return stringOf(key);
}

/** An object that begins with another key is an object and no call. */
function isExpected(key: string, known: Known): boolean {
  const isKnown = [...nameKeys, ...argumentKeys, ...idKeys, "type"].includes(key);
  return isKnown || known.isOpen || known.name !== undefined;
}

function note(known: Known, key: string, value: string): void {
  if (nameKeys.includes(key)) known.name ??= stringOf(value);
  else if (idKeys.includes(key)) known.id ??= stringOf(value);
  else if (argumentKeys.includes(key)) known.arguments ??= value;
}

/** Begins the call as soon as its name is certain, and its id where the model writes one. */
function openCall({ calls }: CallReading, form: JsonCall, known: Known): void {
  if (known.isOpen || known.name === undefined || form.idLast === true) return;
  known.isOpen = calls.open(known.name, known.id);
}

function finish({ calls, isBare }: CallReading, known: Known): boolean {
  const { name } = known;
  if (!known.isOpen) {
    if (name === undefined || (isBare && known.arguments === undefined && !calls.isDeclared(name)))
      return false;
    if (!calls.open(name, known.id)) return false;
    if (known.arguments !== undefined) calls.write(argumentsOf(known.arguments));
  }
  calls.close();
  return true;
}

/** The reply ended in the middle: what there is of the arguments is kept, and the call stays open. */
function cutOff({ input, calls }: CallReading, known: Known, isArguments: boolean): boolean {
  if (!known.isOpen && (known.name === undefined || !calls.open(known.name, known.id))) return false;
  if (isArguments) calls.write(input.text.slice(input.at));
  else if (known.arguments !== undefined) calls.write(argumentsOf(known.arguments));
  input.at = input.text.length;
  return true;
}

function stringOf(value: string): string {
  const json = toJson(value);
  const parsed: unknown = json === null ? value : JSON.parse(json);
  return typeof parsed === "string" ? parsed : value;
}

/** The arguments as JSON text; some models write them as a string that holds JSON. What cannot be mended stays. */
export function argumentsOf(value: string, quote?: string): string {
  const json = toJson(value, quote) ?? value;
  if (!json.startsWith('"') || !isJson(json)) return json === "null" ? "{}" : json;
  const inner = stringOf(json).trim();
  return inner.startsWith("{") && isJson(inner) ? inner : json;
}
