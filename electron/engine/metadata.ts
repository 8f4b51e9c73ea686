import type { GgufInsights } from "node-llama-cpp";

/** A number of the model file by its full key, such as `general.sampling.temp`. */
export function metadataNumber(insights: GgufInsights, key: string): number | undefined {
  const value = metadataValue(insights, key);
  return typeof value === "number" || typeof value === "bigint" ? Number(value) : undefined;
}

/** A text of the model file by its full key, such as `tokenizer.chat_template`. */
export function metadataText(insights: GgufInsights, key: string): string | undefined {
  const value = metadataValue(insights, key);
  return typeof value === "string" ? value : undefined;
}

/** The library nests keys at their dots. */
function metadataValue(insights: GgufInsights, key: string): unknown {
  let value: unknown = insights.ggufFileInfo.metadata;
  for (const name of key.split(".")) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return value;
}
