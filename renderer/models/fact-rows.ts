import { useTranslation } from "react-i18next";
import type { Model } from "#contract/model.ts";
import { formatBytes, formatDate, formatNumber, formatParameters } from "../format.ts";

interface FactRow {
  readonly name: string;
  readonly value: string;
}

/** The facts of a model as named values; what its file does not state is left out, or said to be unstated. */
export function useFactRows({ facts, addedAt, lastUsedAt }: Model): readonly FactRow[] {
  const { t } = useTranslation();
  const unknown = t("models.facts.unknown");
  const context = { tokens: formatNumber(facts.contextLength) };
  const experts = { used: formatNumber(facts.expertUsedCount), total: formatNumber(facts.expertCount) };
  const rows: readonly (readonly [string, string])[] = [
    [t("models.facts.architecture"), facts.architecture],
    [t("models.facts.parameters"), facts.parameterCount > 0 ? formatParameters(facts.parameterCount) : ""],
    [t("models.facts.quantization"), facts.quantization],
    [t("models.facts.size"), formatBytes(facts.fileSize)],
    [t("models.facts.context"), facts.contextLength > 0 ? t("models.facts.contextValue", context) : unknown],
    [t("models.facts.licence"), facts.license ?? unknown],
    [
      t("models.facts.template"),
      facts.hasChatTemplate ? t("models.facts.templateOwn") : t("models.facts.templateNone"),
    ],
    [t("models.facts.languages"), facts.languages.join(", ")],
    [t("models.facts.layers"), formatNumber(facts.blockCount)],
    [t("models.facts.experts"), facts.expertCount > 0 ? t("models.facts.expertsValue", experts) : ""],
    [
      t("models.facts.vocabulary"),
      t("models.facts.vocabularyValue", { entries: formatNumber(facts.vocabularySize) }),
    ],
    [t("models.facts.tokenizer"), facts.tokenizerPre ?? facts.tokenizerModel ?? ""],
    [t("models.facts.added"), formatDate(addedAt)],
    [t("models.facts.lastUsed"), lastUsedAt === null ? t("models.facts.never") : formatDate(lastUsedAt)],
  ];
  return rows.filter(([, value]) => value !== "").map(([name, value]) => ({ name, value }));
}
