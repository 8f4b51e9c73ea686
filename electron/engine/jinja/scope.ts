import type { Runtime } from "./runtime.ts";
import { Undefined } from "./values.ts";
import type { Value } from "./values.ts";

/** The variables that a stretch of a template can see: its own, then those around it. */
export class Scope {
  readonly runtime: Runtime;
  private readonly parent: Scope | null;
  private readonly values = new Map<string, Value>();

  constructor(runtime: Runtime, parent: Scope | null = null) {
    this.runtime = runtime;
    this.parent = parent;
  }

  inner(): Scope {
    return new Scope(this.runtime, this);
  }

  get(name: string): Value {
    const value = this.find(name);
    return value === undefined ? new Undefined(`'${name}'`) : value;
  }

  set(name: string, value: Value): void {
    this.values.set(name, value);
  }

  private find(name: string): Value | undefined {
    const own = this.values.get(name);
    return own === undefined ? this.parent?.find(name) : own;
  }
}
