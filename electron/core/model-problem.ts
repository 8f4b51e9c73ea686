import { AppError } from "#contract/errors.ts";
import type { ModelFile } from "#contract/model.ts";
import type { GgufProblem } from "#contract/model-facts.ts";
import type { WireError } from "#contract/errors.ts";
import { open } from "node:fs/promises";
import { basename } from "node:path";

/** The error for a file that was refused; `modelInvalid` carries the reader's own code as `reason`. */
export function problemError(problem: GgufProblem, path: string): AppError {
  const params = { ...problem.params, file: basename(path) };
  switch (problem.code) {
    case "missing":
      return new AppError("modelMissing", params);
    case "unreadable":
      return new AppError("modelUnreadable", params);
    case "notRegularFile":
      return new AppError("notAFile", params);
    default:
      return isSafetensors(problem)
        ? new AppError("safetensors", params)
        : new AppError("modelInvalid", { ...params, reason: problem.code });
  }
}

function isSafetensors({ code, params }: GgufProblem): boolean {
  return code === "notGguf" && params["actual"] === "safetensors";
}

/** What is wrong with a model's files now, or null when they are as they were when it was added. */
export async function checkFiles(files: readonly ModelFile[]): Promise<WireError | null> {
  for (const file of files) {
    const code = await checkFile(file);
    if (code !== null) return { code, params: { file: basename(file.path), path: file.path } };
  }
  return null;
}

async function checkFile(
  file: ModelFile,
): Promise<"modelMissing" | "modelUnreadable" | "modelChanged" | null> {
  try {
    const handle = await open(file.path);
    const { size } = await handle.stat().finally(() => handle.close());
    return size === file.size ? null : "modelChanged";
  } catch (thrown) {
    const missing = thrown instanceof Error && "code" in thrown && thrown.code === "ENOENT";
    return missing ? "modelMissing" : "modelUnreadable";
  }
}
