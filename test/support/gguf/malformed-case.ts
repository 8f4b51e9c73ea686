import type { GgufProblemCode } from "#contract/model-facts.ts";

/** A file that must be refused with `code`; `id` is its row in the list of bad inputs (G01 to G40). */
export type MalformedCase = {
  readonly id: string;
  readonly name: string;
  readonly code: GgufProblemCode;
  readonly bytes: () => Uint8Array;
};

/** Lines of a table of cases, so that a row stays one line. */
export function cases(
  rows: readonly (readonly [id: string, name: string, code: GgufProblemCode, bytes: () => Uint8Array])[],
): readonly MalformedCase[] {
  return rows.map(([id, name, code, bytes]) => ({ id, name, code, bytes }));
}
