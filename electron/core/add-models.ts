import { realpath, stat } from "node:fs/promises";
import { basename } from "node:path";
import { AppError, toWireError } from "#contract/errors.ts";
import type { ModelId } from "#contract/ids.ts";
import type { AddedPath, Model } from "#contract/model.ts";
import { inspectModel } from "../gguf/inspect-file.ts";
import { scanFolder } from "../gguf/scan-folder.ts";
import { problemError } from "./model-problem.ts";

/** A model and what it is made of, not yet in the library. */
type Found = Pick<Model, "name" | "files" | "facts">;

/** What the adder needs of the library. */
export interface Library {
  readonly models: readonly Model[];
  add(found: Found): Promise<Model>;
}

/** Adds one dropped or picked path: a file, or a folder with any number of models. Files stay where they are. */
export async function addPath(library: Library, path: string): Promise<readonly AddedPath[]> {
  try {
    const isFolder = (await stat(path)).isDirectory();
    return isFolder ? await addFolder(library, path) : [await addFile(library, path)];
  } catch (thrown) {
    return [{ outcome: "refused", path, error: toWireError(fileError(thrown, path)) }];
  }
}

async function addFolder(library: Library, folder: string): Promise<readonly AddedPath[]> {
  const { models, safetensors } = await scanFolder(folder);
  if (models.length === 0) {
    const code = safetensors ? "safetensors" : "noModelsFound";
    throw new AppError(code, { file: basename(folder) });
  }
  const added: AddedPath[] = [];
  for (const path of models) added.push(await addFile(library, path));
  return added;
}

async function addFile(library: Library, path: string): Promise<AddedPath> {
  try {
    const found = await inspect(path);
    const known = await findSame(library.models, found);
    if (known !== undefined) return { outcome: "known", path, model: known };
    return { outcome: "added", path, model: await library.add(found) };
  } catch (thrown) {
    return { outcome: "refused", path, error: toWireError(thrown) };
  }
}

/** The model that is made of the same file, by whatever links either is reached. */
async function findSame(models: readonly Model[], found: Found): Promise<Model | undefined> {
  const place = await placeOf(found);
  for (const model of models) if ((await placeOf(model)) === place) return model;
  return undefined;
}

async function placeOf({ files }: Found): Promise<string> {
  const path = files[0]?.path ?? "";
  return realpath(path).catch(() => path);
}

/** Reads a model's header and judges it. Fails with what is wrong with the file. */
export async function inspect(path: string): Promise<Found> {
  const result = await inspectModel(path);
  if (!result.ok) throw problemError(result.problem, path);
  const { facts, files } = result;
  if (!facts.supported) {
    throw new AppError("modelUnsupported", { file: basename(path), architecture: facts.architecture });
  }
  if (facts.kind !== "chat" && facts.kind !== "embedding" && facts.kind !== "reranking") {
    throw new AppError("modelNotChat", { file: basename(path), kind: facts.kind });
  }
  return { name: facts.name, files, facts };
}

function fileError(thrown: unknown, path: string): unknown {
  const code = thrown instanceof Error && "code" in thrown ? thrown.code : null;
  const params = { file: basename(path), path };
  if (code === "ENOENT") return new AppError("modelMissing", params);
  if (code === "EACCES" || code === "EPERM") return new AppError("modelUnreadable", params);
  return thrown;
}

export function newModelId(): ModelId {
  return crypto.randomUUID() as ModelId;
}
