import { describe, expect, it } from "vitest";
import { goldensFolder } from "../goldens-runner/folder.ts";
import { runParseCases } from "../goldens-runner/parse.ts";

describe("replies of every family", () => {
  const outcomes = runParseCases(goldensFolder(), 20);

  it("are covered by cases", () => {
    expect(outcomes.length).toBeGreaterThanOrEqual(69);
  });

  it.each(outcomes.map((outcome) => ({ ...outcome, title: `${outcome.template} (${outcome.family})` })))(
    "$title: $count cases, whole and in chunks",
    ({ faults }) => {
      expect(faults).toEqual([]);
    },
  );
});
