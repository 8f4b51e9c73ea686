import { describe, expect, it } from "vitest";
import { applyPatch } from "#contract/message.ts";
import type { Part } from "#contract/message.ts";
import type { Format } from "../../electron/engine/formats/format.ts";
import { formatOf } from "../../electron/engine/formats/index.ts";
import { createSplitter } from "../../electron/engine/formats/splitter.ts";
import { goldensFolder, readCaseFiles, readTemplate } from "../goldens-runner/folder.ts";
import { randomChunks } from "../goldens-runner/parse-case.ts";
import type { ParseCase } from "../goldens-runner/parse-case.ts";
import { createRandom } from "../support/gguf/random.ts";

const tools = [
  { name: "get_weather", parameters: { type: "object", properties: { city: { type: "string" } } } },
  { name: "get_time" },
];

interface Given {
  readonly format: Format;
  readonly startsInReasoning: boolean;
}

function partsOf(chunks: readonly string[], given: Given): readonly Part[] {
  const splitter = createSplitter({ ...given, tools, stopTexts: ["\nUser:"], now: () => 0 });
  const patches = [...chunks.flatMap((chunk) => splitter.push(chunk)), ...splitter.end()];
  return patches.reduce<readonly Part[]>(applyPatch, []);
}

/** Pieces of real replies, cut at marks and in words, to put together at random. */
function piecesOf(cases: readonly ParseCase[]): readonly string[] {
  const all = cases.flatMap((test) => test.raw_output.split(/(?<=[>\]}\n])|(?=[<[{\n"])/));
  return [...new Set(all)].filter((piece) => piece.length < 60);
}

describe("replies that make no sense", () => {
  it.each(readCaseFiles<ParseCase>(goldensFolder(), "parse"))(
    "give the same parts however they are cut: $template",
    (file) => {
      const format = formatOf({
        architecture: "",
        template: readTemplate(goldensFolder(), file.template),
        hasToken: () => false,
      });
      const pieces = [...piecesOf(file.cases), "\nUser:", "<", "get_weather", "(", "'", "\\"];
      const random = createRandom(3);
      const pick = (count: number): number => Math.floor(random.next() * count);
      for (let round = 0; round < 150; round += 1) {
        const reply = Array.from({ length: 1 + pick(14) }, () => pieces[pick(pieces.length)] ?? "").join("");
        const given = { format, startsInReasoning: pick(2) === 0 };
        const whole = partsOf([reply], given);
        const chunks = randomChunks(reply, () => random.next());
        expect(partsOf(chunks, given), JSON.stringify(chunks)).toEqual(whole);
        expect(partsOf(reply.split(""), given), JSON.stringify(reply)).toEqual(whole);
      }
    },
  );
});
