import { basename } from "node:path";
import type { InspectedFile, ModelFacts, ModelInspection } from "#contract/model-facts.ts";
import { factsOf } from "./facts.ts";
import { checkLayout } from "./layout.ts";
import { numberOf } from "./metadata.ts";
import { withFile } from "./open-file.ts";
import { attempt, fail } from "./problem.ts";
import { readHeader } from "./reader.ts";
import { findParts, parseSplitName } from "./split.ts";
import type { GgufHeader, TensorInfo } from "./types.ts";
import { validateModel } from "./validate.ts";

type Part = { readonly file: InspectedFile; readonly header: GgufHeader };

/**
 * Reads the headers of the model that `path` belongs to, all parts of a split model included, and judges it without
 * loading it. `files` lists the parts in order; the engine is given the first.
 */
export async function inspectModel(path: string): Promise<ModelInspection> {
  const result = await attempt(() => inspect(path));
  return result.ok ? { ok: true, ...result.value } : result;
}

async function inspect(path: string): Promise<{ facts: ModelFacts; files: readonly InspectedFile[] }> {
  const { paths, missing } = await findParts(path);
  const [firstMissing] = missing;
  if (firstMissing !== undefined) {
    if (!paths.some((part) => basename(part) === basename(path))) fail("missing", { file: basename(path) });
    fail("nextPartMissing", { file: firstMissing, count: missing.length });
  }
  const parts: Part[] = [];
  for (const part of paths) parts.push(await readPart(part));
  const [first] = parts;
  if (first === undefined) return fail("missing", { file: basename(path) });
  checkParts(parts);
  const tensors = parts.flatMap(({ header }) => header.tensors);
  const valid = validateModel(first.header, tensors.length);
  const { metadata } = first.header;
  const fileSize = parts.reduce((sum, { file }) => sum + file.size, 0);
  const fallbackName = nameOf(first.file.path);
  const facts = factsOf({ metadata, tensors, fileSize, partCount: parts.length, fallbackName, valid });
  return { facts, files: parts.map(({ file }) => file) };
}

async function readPart(path: string): Promise<Part> {
  return await withFile(path, async ({ source, file }) => ({ file, header: await readHeader(source) }));
}

function checkParts(parts: readonly Part[]): void {
  parts.forEach(({ header, file }, index) => {
    checkLayout(header);
    checkSplitKeys(header, { index, count: parts.length, file: basename(file.path) });
  });
  if (parts.length > 1) checkUnique(parts.flatMap(({ header }) => header.tensors));
}

function checkSplitKeys(
  { metadata }: GgufHeader,
  expected: { readonly index: number; readonly count: number; readonly file: string },
): void {
  const { file, index } = expected;
  const count = numberOf(metadata, "split.count") ?? 0;
  if (expected.count === 1 && count > 1) fail("badSplit", { reason: "renamed", file, count });
  if (expected.count === 1) return;
  if (count !== expected.count) fail("badSplit", { reason: "count", file, count });
  if (numberOf(metadata, "split.no") !== index) fail("badSplit", { reason: "order", file });
}

function checkUnique(tensors: readonly TensorInfo[]): void {
  const names = new Set<string>();
  for (const { name } of tensors) {
    if (names.has(name)) fail("duplicateTensor", { tensor: name });
    names.add(name);
  }
}

function nameOf(path: string): string {
  const file = basename(path);
  return parseSplitName(file)?.stem ?? file.replace(/\.gguf$/i, "");
}
