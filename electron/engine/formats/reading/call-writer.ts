import type { JsonSchema, Tool } from "#contract/tool.ts";
import type { PatchList } from "./patch-list.ts";

/** Writes the calls of a reply as patches. */
export interface CallWriter {
  /** Begins a call; false when it cannot be meant as one. */
  open(name: string, id?: string): boolean;
  /** The schema of the open call's arguments. */
  readonly schema: JsonSchema;
  /** All arguments at once, as JSON text or what comes near to it. */
  write(json: string): void;
  argument(key: string, json: string): void;
  close(): void;
  isDeclared(name: string): boolean;
  /** In a thought a call counts only if it names a tool that exists: thoughts talk about calls. */
  onlyDeclared: boolean;
}

export function createCallWriter(tools: readonly Tool[], out: PatchList): CallWriter {
  const ids = new Set<string>();
  let count = 0;
  let written = 0;
  let isWhole = false;
  let schema: JsonSchema = {};

  function uniqueId(id: string | undefined): string {
    count += 1;
    const own = id !== undefined && id !== "" && !ids.has(id) ? id : null;
    const chosen = own ?? freeId(ids, count);
    ids.add(chosen);
    return chosen;
  }

  const isDeclared = (name: string): boolean => tools.some((tool) => tool.name === name);

  return {
    onlyDeclared: false,
    isDeclared,
    open(name, id) {
      if (name === "" || (this.onlyDeclared && !isDeclared(name))) return false;
      written = 0;
      isWhole = false;
      schema = tools.find((tool) => tool.name === name)?.parameters ?? {};
      out.openCall(uniqueId(id), name);
      return true;
    },
    write(json) {
      isWhole = true;
      out.writeArguments(json);
    },
    argument(key, json) {
      out.writeArguments(`${written === 0 ? "{" : ","}${JSON.stringify(key)}:${json}`);
      written += 1;
    },
    close() {
      if (!isWhole) out.writeArguments(written === 0 ? "{}" : "}");
      out.close();
    },
    get schema() {
      return schema;
    },
  };
}

function freeId(taken: ReadonlySet<string>, from: number): string {
  let number = from;
  while (taken.has(`call_${number}`)) number += 1;
  return `call_${number}`;
}
