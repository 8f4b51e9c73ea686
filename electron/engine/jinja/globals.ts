import { updateDict } from "./dict-methods.ts";
import { Dict } from "./dict.ts";
import { argument, required, requiredText } from "./given.ts";
import { integerOf, typeName } from "./kinds.ts";
import { longestRange, spend } from "./meter.ts";
import { show } from "./show.ts";
import { formatTime } from "./strftime.ts";
import type { Clock } from "./strftime.ts";
import { failRender, TemplateError } from "./template-error.ts";
import { emptyText, Text } from "./text.ts";
import { Callable, List, Namespace } from "./values.ts";
import type { Arguments, Value } from "./values.ts";

/** The functions that every template can call. */
export function globalsAt(clock: Clock): readonly Callable[] {
  return [
    new Callable("namespace", (given) => new Namespace(fieldsOf(given))),
    new Callable("dict", (given) => {
      const dict = new Dict();
      updateDict(dict, given);
      return dict;
    }),
    new Callable("range", range),
    new Callable("cycler", ({ positional }) => createCycler(positional)),
    new Callable("joiner", createJoiner),
    new Callable("raise_exception", (given) => {
      throw new TemplateError("raised", show(argument(given, 0, "message") ?? null).value);
    }),
    new Callable("strftime_now", (given) => {
      const format = requiredText(given, 0, "format").value;
      spend(format.length);
      return new Text(formatTime(format, clock));
    }),
  ];
}

function fieldsOf(given: Arguments): Map<string, Value> {
  const dict = new Dict();
  updateDict(dict, given);
  return new Map(dict.pairs().map(([key, value]) => [show(key).value, value]));
}

function range(given: Arguments): Value {
  const numbers = given.positional.map(
    (value) => integerOf(value) ?? failRender(`range needs integers, not ${typeName(value)}`),
  );
  const [start, stop, step = 1] = numbers.length === 1 ? [0, ...numbers] : numbers;
  if (start === undefined || stop === undefined) return failRender("range needs an end");
  if (step === 0) return failRender("range step cannot be zero");
  const length = Math.max(0, Math.ceil((stop - start) / step));
  if (length > longestRange) throw new TemplateError("limit", "the range is too long");
  spend(length);
  return new List(Array.from({ length }, (_, index) => start + index * step));
}

function createCycler(items: readonly Value[]): Callable {
  if (items.length === 0) failRender("at least one item has to be provided");
  let at = 0;
  const current = (): Value => items[at] ?? null;
  const methods = new Map<string, Callable>([
    [
      "next",
      new Callable("next", () => {
        const value = current();
        at = (at + 1) % items.length;
        return value;
      }),
    ],
    [
      "reset",
      new Callable("reset", () => {
        at = 0;
        return null;
      }),
    ],
  ]);
  const attribute = (name: string): Value | undefined => (name === "current" ? current() : methods.get(name));
  return new Callable("cycler", () => required({ positional: [], named: new Map() }, 0), attribute);
}

/** Empty the first time, the separator after that. */
function createJoiner(given: Arguments): Callable {
  const separator = argument(given, 0, "sep") ?? new Text(", ");
  let isUsed = false;
  return new Callable("joiner", () => {
    const value = isUsed ? separator : emptyText;
    isUsed = true;
    return value;
  });
}
