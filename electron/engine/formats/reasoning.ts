import type { FormatTraits, Reasoning } from "./format.ts";

const knownTags: readonly Reasoning[] = [
  { open: "<think>", close: "</think>" },
  { open: "[THINK]", close: "[/THINK]" },
  { open: "<thinking>", close: "</thinking>" },
  { open: "<thought>", close: "</thought>" },
  { open: "<reasoning>", close: "</reasoning>" },
];

/** The tags that a template or a vocabulary has for thoughts; null when the model does not think aloud. */
export function reasoningTags({ template, hasToken }: FormatTraits): Reasoning | null {
  const shown = knownTags.find(({ open, close }) => template.includes(open) || template.includes(close));
  return shown ?? knownTags.find(({ open, close }) => hasToken(open) && hasToken(close)) ?? null;
}
