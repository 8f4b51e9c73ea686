import { parsedTemplate, renderFiles, renderPlainly, scoreAdapted } from "../support/goldens.ts";
import type { RenderCase, RenderFile } from "../support/goldens.ts";
import { lineDiff } from "./line-diff.ts";
import type { Fault, Outcome } from "./report.ts";

/** Pure cases rendered as they are written, byte for byte; cases that a template refuses have to fail. */
export function runPureCases(folder: string): readonly Outcome[] {
  return renderFiles(folder).map((file) => {
    const cases = file.cases.filter(({ pure, expected_error: refused }) => pure === true || refused === true);
    const faults = cases.flatMap((golden) => pureFault(file, golden));
    return { template: file.template, family: nameOf(file), count: cases.length, faults };
  });
}

/** The other cases written as the app would, with the messages adapted to what the template wants. */
export function runAdaptedCases(folder: string): readonly Outcome[] {
  return renderFiles(folder).map((file) => {
    const cases = file.cases.filter(({ pure, expected_error: refused }) => pure !== true && refused !== true);
    const { wrong } = scoreAdapted({ ...file, cases });
    const faults = wrong.map((id) => ({ id, text: "not the prompt that the README of the cases asks for" }));
    return { template: file.template, family: nameOf(file), count: cases.length, faults };
  });
}

function pureFault(file: RenderFile, golden: RenderCase): readonly Fault[] {
  const prompt = promptOf(file, golden);
  if (golden.expected_error === true) {
    return prompt === null ? [] : [{ id: golden.id, text: "rendered, though the template refuses it" }];
  }
  const expected = golden.expected_prompt ?? "";
  return prompt === expected ? [] : [{ id: golden.id, text: lineDiff(expected, prompt ?? "(an error)") }];
}

function promptOf(file: RenderFile, golden: RenderCase): string | null {
  try {
    return renderPlainly(parsedTemplate(file), golden).text;
  } catch {
    return null;
  }
}

function nameOf({ template }: RenderFile): string {
  return template.replace(/\.jinja$/, "").slice(0, 40);
}
