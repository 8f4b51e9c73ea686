import { useTranslation } from "react-i18next";
import type { Model } from "#contract/model.ts";
import { formatBytes, formatNumber, formatParameters } from "../format.ts";

/** What a model is, in one line: "qwen3 · 0.6 B · Q8_0 · 0.6 GB · 40,960 tokens · apache-2.0". */
export function useFactsLine({ facts }: Model): string {
  const { t } = useTranslation();
  const parts = [
    facts.architecture,
    facts.parameterCount > 0 ? formatParameters(facts.parameterCount) : "",
    facts.quantization,
    formatBytes(facts.fileSize),
    facts.contextLength > 0
      ? t("models.facts.contextValue", { tokens: formatNumber(facts.contextLength) })
      : "",
    facts.license ?? "",
  ];
  return parts.filter((part) => part !== "").join(" · ");
}
