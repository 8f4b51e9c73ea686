import { access, constants, stat } from "node:fs/promises";
import { GgufInsights, readGgufFileInfo } from "node-llama-cpp";
import type { Llama } from "node-llama-cpp";
import { AppError } from "#contract/errors.ts";
import { EMBEDDING_ARCHITECTURES, OTHER_ARCHITECTURES } from "../gguf/architecture-roles.ts";
import { metadataNumber, metadataText } from "./metadata.ts";

/** Reads what a model file says about itself and refuses what the engine cannot talk to. */
export async function inspectModelFile(
  llama: Llama,
  path: string,
  signal: AbortSignal,
): Promise<GgufInsights> {
  await requireReadable(path);
  const insights = await readInsights(llama, path, signal);
  const architecture = metadataText(insights, "general.architecture") ?? "";
  if (!insights.isSupportedByLlamaCpp) throw new AppError("modelUnsupported", { architecture });
  if (!writesText(insights, architecture)) throw new AppError("modelNotChat", { architecture });
  return insights;
}

async function requireReadable(path: string): Promise<void> {
  try {
    if (!(await stat(path)).isFile()) throw new AppError("modelUnreadable", { path });
    await access(path, constants.R_OK);
  } catch (thrown) {
    if (thrown instanceof AppError) throw thrown;
    const isMissing = errorCodeOf(thrown) === "ENOENT" || errorCodeOf(thrown) === "ENOTDIR";
    throw new AppError(isMissing ? "modelMissing" : "modelUnreadable", { path }, { cause: thrown });
  }
}

async function readInsights(llama: Llama, path: string, signal: AbortSignal): Promise<GgufInsights> {
  try {
    const info = await readGgufFileInfo(path, { sourceType: "filesystem", signal, logWarnings: false });
    return await GgufInsights.from(info, llama);
  } catch (thrown) {
    if (signal.aborted) throw thrown;
    if (errorCodeOf(thrown) === "ENOENT") throw new AppError("modelMissing", { path }, { cause: thrown });
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    throw new AppError("modelInvalid", { reason }, { cause: thrown });
  }
}

function writesText(insights: GgufInsights, architecture: string): boolean {
  const pooling = metadataNumber(insights, `${architecture}.pooling_type`) ?? 0;
  const isOther = EMBEDDING_ARCHITECTURES.has(architecture) || OTHER_ARCHITECTURES.has(architecture);
  const { metadata, fullTensorInfo = [] } = insights.ggufFileInfo;
  const hasWords = metadata.tokenizer?.ggml?.tokens !== undefined;
  return !isOther && pooling === 0 && hasWords && fullTensorInfo.length > 0;
}

function errorCodeOf(thrown: unknown): string | undefined {
  return (thrown as NodeJS.ErrnoException).code;
}
