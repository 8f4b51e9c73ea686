import type { Comparison } from "./compare.ts";
import type { Operator } from "./numbers.ts";
import type { Text } from "./text.ts";
import type { Value } from "./values.ts";

/** A call's parentheses as written; `spread` is `*args`, `spreadNamed` is `**kwargs`. */
export interface ArgumentNodes {
  readonly positional: readonly Expression[];
  readonly named: readonly (readonly [string, Expression])[];
  readonly spread: Expression | null;
  readonly spreadNamed: Expression | null;
}

export type Expression =
  | { readonly kind: "constant"; readonly value: Value }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "list"; readonly items: readonly Expression[] }
  | { readonly kind: "tuple"; readonly items: readonly Expression[] }
  | { readonly kind: "dict"; readonly pairs: readonly (readonly [Expression, Expression])[] }
  | { readonly kind: "sign"; readonly operator: "+" | "-"; readonly operand: Expression }
  | { readonly kind: "not"; readonly operand: Expression }
  | { readonly kind: "and"; readonly left: Expression; readonly right: Expression }
  | { readonly kind: "or"; readonly left: Expression; readonly right: Expression }
  | {
      readonly kind: "operation";
      readonly operator: Operator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: "concat"; readonly parts: readonly Expression[] }
  | { readonly kind: "compare"; readonly first: Expression; readonly rest: readonly ComparisonStep[] }
  | {
      readonly kind: "conditional";
      readonly test: Expression;
      readonly value: Expression;
      readonly otherwise: Expression | null;
    }
  | { readonly kind: "attribute"; readonly target: Expression; readonly name: string; readonly line: number }
  | { readonly kind: "item"; readonly target: Expression; readonly key: Expression; readonly line: number }
  | { readonly kind: "slice"; readonly target: Expression; readonly bounds: readonly (Expression | null)[] }
  | {
      readonly kind: "call";
      readonly target: Expression;
      readonly given: ArgumentNodes;
      readonly line: number;
    }
  | ({ readonly kind: "filter"; readonly target: Expression } & FilterNode)
  | {
      readonly kind: "test";
      readonly target: Expression;
      readonly name: string;
      readonly given: ArgumentNodes;
      readonly line: number;
    };

export interface ComparisonStep {
  readonly operator: Comparison | "in" | "not in";
  readonly right: Expression;
}

export interface FilterNode {
  readonly name: string;
  readonly given: ArgumentNodes;
  readonly line: number;
}

/** What a value is assigned to: a name, a namespace's field, or several of them. */
export type Target =
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "field"; readonly namespace: string; readonly field: string }
  | { readonly kind: "several"; readonly targets: readonly Target[] };

export interface Parameter {
  readonly name: string;
  readonly fallback: Expression | null;
}

export type Body = readonly Statement[];

export type Statement =
  | { readonly kind: "data"; readonly text: Text }
  | { readonly kind: "output"; readonly value: Expression; readonly line: number }
  | { readonly kind: "if"; readonly branches: readonly Branch[]; readonly otherwise: Body }
  | ({ readonly kind: "for" } & ForNode)
  | { readonly kind: "set"; readonly target: Target; readonly value: Expression; readonly line: number }
  | {
      readonly kind: "set-block";
      readonly target: Target;
      readonly body: Body;
      readonly filters: readonly FilterNode[];
    }
  | { readonly kind: "macro"; readonly name: string; readonly macro: MacroNode }
  | {
      readonly kind: "call-block";
      readonly call: Expression;
      readonly macro: MacroNode;
      readonly line: number;
    }
  | { readonly kind: "filter-block"; readonly filters: readonly FilterNode[]; readonly body: Body }
  | {
      readonly kind: "with";
      readonly assignments: readonly (readonly [Target, Expression])[];
      readonly body: Body;
    }
  | { readonly kind: "break" }
  | { readonly kind: "continue" };

export interface Branch {
  readonly test: Expression;
  readonly body: Body;
  readonly line: number;
}

export interface ForNode {
  readonly target: Target;
  readonly iterable: Expression;
  readonly condition: Expression | null;
  readonly isRecursive: boolean;
  readonly body: Body;
  readonly otherwise: Body;
  readonly line: number;
}

export interface MacroNode {
  readonly parameters: readonly Parameter[];
  readonly body: Body;
}
