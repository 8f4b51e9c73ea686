import type { Format, FormatTraits } from "./format.ts";

/** Firefunction v2: ` functools[{…}]`. */
export function firefunctionFormat({ template }: FormatTraits): Format | null {
  if (!template.includes("functools")) return null;
  return {
    name: "firefunction",
    reasoning: null,
    calls: [
      {
        section: { open: "functools", close: "" },
        call: { kind: "json", name: "name", arguments: "arguments", list: true },
      },
    ],
    stopTokens: ["<|eot_id|>"],
  };
}
