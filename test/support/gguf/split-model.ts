import { join } from "node:path";
import { splitName } from "../../../electron/gguf/split.ts";
import { i32, u16 } from "./metadata.ts";
import type { Metadata } from "./metadata.ts";
import { randomModel } from "./random-models.ts";
import { writeGguf } from "./writer.ts";

/** Writes a random llama model in `count` parts, as llama.cpp's splitter does, and returns their paths in order. */
export async function writeSplitModel(
  folder: string,
  stem: string,
  count: number,
): Promise<readonly [string, ...string[]]> {
  const { metadata, tensors } = randomModel("llama");
  const perPart = Math.ceil(tensors.length / count);
  const paths = Array.from({ length: count }, (_, index) => join(folder, splitName({ stem, index, count })));
  for (const [index, path] of paths.entries()) {
    const split: Metadata = {
      "split.no": u16(index),
      "split.count": u16(count),
      "split.tensors.count": i32(tensors.length),
    };
    const own = tensors.slice(index * perPart, (index + 1) * perPart);
    await writeGguf(path, { metadata: index === 0 ? { ...metadata, ...split } : split, tensors: own });
  }
  const [first = "", ...rest] = paths;
  return [first, ...rest];
}
