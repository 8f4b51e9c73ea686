import type { ModelKind } from "#contract/model-facts.ts";
import { DRAFT_ARCHITECTURES, EMBEDDING_ARCHITECTURES, OTHER_ARCHITECTURES } from "./architecture-roles.ts";
import { numberOf, textOf } from "./metadata.ts";
import type { Metadata } from "./metadata.ts";

/** llama.cpp's LLAMA_POOLING_TYPE_RANK; 0 means no pooling. */
const POOLING_RANK = 4;

/** What the file is for, from its type, its architecture and whether it carries weights. */
export function kindOf(metadata: Metadata, tensorCount: number): ModelKind {
  return kindByType(metadata) ?? kindByArchitecture(metadata, tensorCount);
}

function kindByType(metadata: Metadata): ModelKind | undefined {
  const type = textOf(metadata, "general.type");
  if (type === "adapter") return "adapter";
  if (type === "mmproj") return "projector";
  return type === undefined || type === "model" || type === "vocab" ? undefined : "other";
}

function kindByArchitecture(metadata: Metadata, tensorCount: number): ModelKind {
  const architecture = textOf(metadata, "general.architecture") ?? "";
  if (architecture === "clip") return "projector";
  if (tensorCount === 0) return "vocabulary";
  const pooling = numberOf(metadata, `${architecture}.pooling_type`) ?? 0;
  const isClassifier = metadata.has(`${architecture}.classifier.output_labels`);
  if (pooling === POOLING_RANK || isClassifier) return "reranking";
  if (pooling > 0 || EMBEDDING_ARCHITECTURES.has(architecture)) return "embedding";
  if (DRAFT_ARCHITECTURES.has(architecture)) return "draft";
  return OTHER_ARCHITECTURES.has(architecture) ? "other" : "chat";
}
