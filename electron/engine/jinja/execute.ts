import { applyFilter, callWith, evaluate, evaluateArguments } from "./evaluate.ts";
import { assign } from "./assign.ts";
import { isTrue, itemsOf } from "./kinds.ts";
import { createLoop } from "./loop.ts";
import type { LoopState } from "./loop.ts";
import { nested, spend } from "./meter.ts";
import type { Body, FilterNode, ForNode, MacroNode, Statement } from "./nodes.ts";
import { bindParameters } from "./macro.ts";
import type { Scope } from "./scope.ts";
import { show } from "./show.ts";
import { failRender } from "./template-error.ts";
import { Text } from "./text.ts";
import { Callable } from "./values.ts";
import type { Value } from "./values.ts";
import { Writer } from "./writer.ts";

/** What a loop does after a statement. */
type Flow = "next" | "break" | "continue";

interface Frame {
  readonly scope: Scope;
  readonly writer: Writer;
}

type Node<K extends Statement["kind"]> = Extract<Statement, { kind: K }>;
type Executors = { readonly [K in Statement["kind"]]: (node: Node<K>, frame: Frame) => Flow };

const executors: Executors = {
  data({ text }, { writer }) {
    writer.write(text);
    return "next";
  },
  output({ value, line }, { scope, writer }) {
    scope.runtime.line = line;
    writer.write(show(evaluate(value, scope)));
    return "next";
  },
  if({ branches, otherwise }, frame) {
    const branch = branches.find(({ test, line }) => {
      frame.scope.runtime.line = line;
      return isTrue(evaluate(test, frame.scope));
    });
    return executeAll(branch?.body ?? otherwise, frame);
  },
  for(node, frame) {
    frame.scope.runtime.line = node.line;
    runLoop(node, frame, { iterable: evaluate(node.iterable, frame.scope), depth: 0 });
    return "next";
  },
  set({ target, value, line }, { scope }) {
    scope.runtime.line = line;
    assign(target, evaluate(value, scope), scope);
    return "next";
  },
  "set-block"({ target, body, filters }, { scope }) {
    assign(target, filtered(captured(body, scope.inner()), filters, scope), scope);
    return "next";
  },
  macro({ name, macro }, { scope }) {
    scope.set(name, macroOf(name, macro, scope));
    return "next";
  },
  "call-block"({ call, macro, line }, { scope, writer }) {
    scope.runtime.line = line;
    if (call.kind !== "call") return "next";
    const callee = evaluate(call.target, scope);
    const { positional, named } = evaluateArguments(call.given, scope);
    const caller = macroOf("caller", macro, scope);
    writer.write(show(callWith(callee, { positional, named: new Map([...named, ["caller", caller]]) })));
    return "next";
  },
  "filter-block"({ filters, body }, { scope, writer }) {
    writer.write(show(filtered(captured(body, scope.inner()), filters, scope)));
    return "next";
  },
  with({ assignments, body }, { scope, writer }) {
    const inner = scope.inner();
    for (const [target, value] of assignments) assign(target, evaluate(value, scope), inner);
    return executeAll(body, { scope: inner, writer });
  },
  break: () => "break",
  continue: () => "continue",
};

/** Runs a whole template and gives what it prints. */
export function captured(body: Body, scope: Scope): Text {
  const writer = new Writer();
  executeAll(body, { scope, writer });
  return writer.finish();
}

function executeAll(body: Body, frame: Frame): Flow {
  for (const statement of body) {
    const flow = execute(statement, frame);
    if (flow !== "next") return flow;
  }
  return "next";
}

function execute(statement: Statement, frame: Frame): Flow {
  spend(1);
  // Each executor stands under the kind that it takes, which the compiler cannot follow.
  const executor = executors[statement.kind] as (node: Statement, frame: Frame) => Flow;
  return executor(statement, frame);
}

function filtered(text: Text, filters: readonly FilterNode[], scope: Scope): Value {
  return filters.reduce<Value>((value, filter) => applyFilter(value, filter, scope), text);
}

function macroOf(name: string, { parameters, body }: MacroNode, scope: Scope): Callable {
  const call: Callable["call"] = (given) =>
    nested(() => {
      const inner = scope.inner();
      bindParameters(parameters, given, inner);
      return captured(body, inner);
    });
  return new Callable(name, call, (attribute) => (attribute === "name" ? new Text(name) : undefined));
}

interface LoopRun {
  readonly iterable: Value;
  readonly depth: number;
}

function runLoop(node: ForNode, frame: Frame, { iterable, depth }: LoopRun): void {
  const items = selected(node, itemsOf(iterable), frame.scope);
  const recurse = (inner: Value): Value => {
    if (!node.isRecursive) return failRender("the loop is not recursive");
    const writer = new Writer();
    nested(() => runLoop(node, { scope: frame.scope, writer }, { iterable: inner, depth: depth + 1 }));
    return writer.finish();
  };
  const state: LoopState = { items, index: 0, depth, recurse };
  const loop = createLoop(state);
  for (const [index, item] of items.entries()) {
    state.index = index;
    const scope = frame.scope.inner();
    scope.set("loop", loop);
    assign(node.target, item, scope);
    if (executeAll(node.body, { scope, writer: frame.writer }) === "break") break;
  }
  if (items.length === 0) executeAll(node.otherwise, { scope: frame.scope.inner(), writer: frame.writer });
}

/** The items that pass the loop's own condition. */
function selected({ target, condition }: ForNode, items: readonly Value[], scope: Scope): readonly Value[] {
  if (condition === null) return items;
  return items.filter((item) => {
    const inner = scope.inner();
    assign(target, item, inner);
    return isTrue(evaluate(condition, inner));
  });
}
