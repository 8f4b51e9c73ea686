import type { GgufProblem, GgufProblemCode } from "#contract/model-facts.ts";

const SHOWN_CHARACTERS = 120;

/** Thrown inside this folder for a file that is refused; `attempt` turns it into a value at the edge. */
export class GgufFault extends Error {
  override readonly name = "GgufFault";
  readonly problem: GgufProblem;

  constructor(problem: GgufProblem) {
    super(`${problem.code} ${JSON.stringify(problem.params)}`);
    this.problem = problem;
  }
}

export function fail(code: GgufProblemCode, params: GgufProblem["params"] = {}): never {
  const shown = Object.entries(params).map(([name, value]) => [name, shorten(value)] as const);
  throw new GgufFault({ code, params: Object.fromEntries(shown) });
}

/** Runs `work`; a refused file becomes a value, a programming error stays an error. */
export async function attempt<T>(
  work: () => Promise<T>,
): Promise<{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: GgufProblem }> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof GgufFault) return { ok: false, problem: error.problem };
    throw error;
  }
}

function shorten(value: string | number): string | number {
  if (typeof value === "number" || value.length <= SHOWN_CHARACTERS) return value;
  return `${value.slice(0, SHOWN_CHARACTERS)}…`;
}
