/** The outcome for the cases of one template. */
export interface Outcome {
  readonly template: string;
  readonly family: string;
  readonly count: number;
  readonly faults: readonly Fault[];
}

export interface Fault {
  readonly id: string;
  readonly text: string;
}

/** Prints the counts of each family and every mismatch; gives the number of cases and of mismatches. */
export function report(title: string, outcomes: readonly Outcome[]): { count: number; faults: number } {
  console.log(`\n${title}`);
  const tried = outcomes.filter(({ count }) => count > 0);
  for (const family of new Set(tried.map((outcome) => outcome.family))) {
    const members = tried.filter((outcome) => outcome.family === family);
    const { count, faults } = sum(members);
    const templates = members.length === 1 ? "1 template" : `${members.length} templates`;
    console.log(
      `${family.padEnd(42)} ${String(count - faults).padStart(5)} of ${String(count).padStart(5)}  ${templates}`,
    );
  }
  for (const { id, text } of outcomes.flatMap(({ faults }) => faults)) console.log(`\n${id}\n${text}`);
  const all = sum(outcomes);
  console.log(
    `${"all".padEnd(42)} ${String(all.count - all.faults).padStart(5)} of ${String(all.count).padStart(5)}`,
  );
  return all;
}

function sum(outcomes: readonly Outcome[]): { count: number; faults: number } {
  return {
    count: outcomes.reduce((total, { count }) => total + count, 0),
    faults: outcomes.reduce((total, { faults }) => total + faults.length, 0),
  };
}
