import { describe, expect, it } from "vitest";
import { TemplateError } from "../../electron/engine/jinja/template-error.ts";
import { parsedTemplate, renderFiles, renderPlainly, scoreAdapted } from "../support/goldens.ts";
import type { RenderCase } from "../support/goldens.ts";

const files = renderFiles();
const isPure = ({ pure }: RenderCase): boolean => pure === true;

it("knows all cases", () => {
  const all = files.flatMap(({ cases }) => cases);
  expect(files.length).toBe(70);
  expect([all.length, all.filter(isPure).length]).toEqual([2491, 2276]);
});

describe.each(files)("$template", (file) => {
  const template = parsedTemplate(file);

  it("renders every pure case byte for byte", () => {
    const wrong = file.cases.filter(isPure).filter((golden) => {
      const { text, segments } = renderPlainly(template, golden);
      expect(segments.map((segment) => segment.text).join("")).toBe(text);
      return text !== golden.expected_prompt;
    });
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it("refuses what the reference refuses", () => {
    for (const golden of file.cases.filter(({ expected_error }) => expected_error === true)) {
      expect(() => renderPlainly(template, golden), golden.id).toThrow(TemplateError);
    }
  });

  it("is given messages in the form it wants", () => {
    expect(scoreAdapted(file).wrong).toEqual([]);
  });
});
