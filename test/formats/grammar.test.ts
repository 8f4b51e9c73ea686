import { describe, expect, it } from "vitest";
import { applyPatch } from "#contract/message.ts";
import type { Part } from "#contract/message.ts";
import type { Format } from "../../electron/engine/formats/format.ts";
import { callGrammar } from "../../electron/engine/formats/grammar/call-grammar.ts";
import { formatOf } from "../../electron/engine/formats/index.ts";
import { createSplitter } from "../../electron/engine/formats/splitter.ts";
import { goldensFolder, readCaseFiles, readTemplate } from "../goldens-runner/folder.ts";
import { callChecker } from "../support/call-fault.ts";
import { createSampler } from "../support/gbnf.ts";
import { createRandom } from "../support/gguf/random.ts";
import { grammarTools } from "../support/grammar-tools.ts";

function partsOf(reply: string, format: Format): readonly Part[] {
  const splitter = createSplitter({
    format,
    tools: grammarTools,
    startsInReasoning: false,
    stopTexts: [],
    now: () => 0,
  });
  return [...splitter.push(reply), ...splitter.end()].reduce<readonly Part[]>(applyPatch, []);
}

const faultOf = callChecker(grammarTools);

const templates = readCaseFiles(goldensFolder(), "parse").flatMap(({ template }) => {
  const format = formatOf({
    architecture: "",
    template: readTemplate(goldensFolder(), template),
    hasToken: () => false,
  });
  const [syntax] = format.calls;
  return syntax === undefined ? [] : [{ template, format, syntax }];
});

describe("the grammar of calls", () => {
  it.each(templates)(
    "lets only calls be written that can be read and are valid: $template",
    ({ format, syntax }) => {
      const prefix = format.callPrefix ?? "";
      const grammar = callGrammar({ syntax, tools: grammarTools, begun: "", prefix });
      const sampler = createSampler(grammar ?? "");
      const random = createRandom(11);
      for (let round = 0; round < 200; round += 1) {
        const text = sampler.sample(() => random.next());
        const reply =
          format.begun !== undefined && text.startsWith(format.begun)
            ? text.slice(format.begun.length)
            : text;
        const parts = partsOf(reply, format);
        expect(parts.length, text).toBeGreaterThan(0);
        expect(
          parts.map(faultOf).filter((fault) => fault !== null),
          text,
        ).toEqual([]);
      }
    },
  );

  it.each(templates)("goes on once a call has begun: $template", ({ format, syntax }) => {
    const grammarFrom = (begun: string): string | null => callGrammar({ syntax, tools: grammarTools, begun });
    const random = createRandom(13);
    const next = (): number => random.next();
    const text = createSampler(grammarFrom("") ?? "").sample(next);
    const length =
      Array.from(text).findIndex((_, index) => grammarFrom(text.slice(0, index + 1)) !== null) + 1;
    const named = Math.min(...grammarTools.map(({ name }) => text.indexOf(name)).filter((at) => at >= 0));
    // Where only the name makes it a call, it is one from there on.
    expect(length).toBeLessThanOrEqual(format.begun === undefined ? named : named + 12);
    const begun = text.slice(0, length);
    const written = begun + createSampler(grammarFrom(begun) ?? "").sample(next);
    expect(grammarFrom(`${begun}§`)).toBeNull();
    expect(written.startsWith(begun)).toBe(true);
    expect(grammarFrom("The mark")).toBeNull();
  });
});
