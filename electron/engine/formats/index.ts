import type { Format, FormatTraits, RecogniseFormat } from "./format.ts";
import { genericFormat } from "./generic.ts";

/** Model families, the most particular first; the last one takes every model. */
const families: readonly RecogniseFormat[] = [];

/** The way in which a model writes its replies. */
export function formatOf(traits: FormatTraits): Format {
  for (const recognise of families) {
    const format = recognise(traits);
    if (format !== null) return format;
  }
  return genericFormat(traits);
}
