import type { ModelKind } from "#contract/model-facts.ts";
import { SUPPORTED_ARCHITECTURES } from "./architectures.ts";
import { checkHyperparameters } from "./hyperparameters.ts";
import { kindOf } from "./kind.ts";
import { checkLayout } from "./layout.ts";
import { architectureOf } from "./metadata.ts";
import { fail } from "./problem.ts";
import type { GgufHeader } from "./types.ts";
import { checkVocabulary } from "./vocabulary.ts";

/** What the checks found out on the way. */
export type ValidModel = {
  readonly architecture: string;
  readonly kind: ModelKind;
  readonly vocabularySize: number;
  readonly trailingBytes: number;
};

const WITHOUT_HYPERPARAMETERS: ReadonlySet<ModelKind> = new Set([
  "projector",
  "adapter",
  "vocabulary",
  "other",
]);
const WITHOUT_VOCABULARY: ReadonlySet<ModelKind> = new Set(["projector", "adapter", "draft", "other"]);

/**
 * Refuses (throws `GgufFault`) a first or only file whose content would crash or mislead the engine. An architecture
 * that the engine does not know is no fault: its keys cannot be judged, and it will not be loaded.
 */
export function validateModel(header: GgufHeader, tensorCount: number): ValidModel {
  const architecture = architectureOf(header.metadata);
  if (architecture === undefined || architecture === "") return fail("architectureMissing");
  const kind = kindOf(header.metadata, tensorCount);
  const trailingBytes = checkLayout(header);
  const isKnown = SUPPORTED_ARCHITECTURES.has(architecture);
  if (isKnown && !WITHOUT_HYPERPARAMETERS.has(kind)) checkHyperparameters(header.metadata, architecture);
  const hasVocabulary = isKnown && !WITHOUT_VOCABULARY.has(kind);
  const vocabularySize = hasVocabulary ? checkVocabulary(header.metadata) : 0;
  return { architecture, kind, vocabularySize, trailingBytes };
}
