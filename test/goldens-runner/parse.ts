import { formatOf } from "../../electron/engine/formats/index.ts";
import { createRandom } from "../support/gguf/random.ts";
import { readCaseFiles, readTemplate } from "./folder.ts";
import { faultOf, randomChunks } from "./parse-case.ts";
import type { ParseCase } from "./parse-case.ts";
import type { Outcome } from "./report.ts";

/** Reads every reply whole, in single characters, and in so many random chunkings. */
export function runParseCases(folder: string, chunkings: number): readonly Outcome[] {
  return readCaseFiles<ParseCase>(folder, "parse").map(({ template, cases }) => {
    const format = formatOf({
      architecture: "",
      template: readTemplate(folder, template),
      hasToken: () => false,
    });
    const random = createRandom(7);
    const faults = cases.flatMap((test) => {
      const { raw_output: raw } = test;
      const random20 = Array.from({ length: chunkings }, () => randomChunks(raw, () => random.next()));
      for (const chunks of [[raw], raw.split(""), ...random20]) {
        const text = faultOf(test, format, chunks);
        if (text !== null) return [{ id: test.id, text: `in ${chunks.length} chunks\n${text}` }];
      }
      return [];
    });
    return { template, family: format.name, count: cases.length, faults };
  });
}
