import type { Format, FormatTraits } from "./format.ts";

const stopTokens = ["<|eot_id|>", "<|eom_id|>"];

/** Functionary 3.1: `<function=name>{…}</function>`; 3.2: `>>>name` and a line break, with the name `all` for text. */
export function functionaryFormat({ template }: FormatTraits): Format | null {
  if (template.includes(">>>all"))
    return {
      name: "functionary",
      reasoning: null,
      begun: ">>>",
      calls: [
        {
          call: {
            kind: "named",
            head: ">>>{name}\n",
            arguments: { kind: "object" },
            close: "",
            needsObject: true,
          },
        },
      ],
      silent: [">>>all\n"],
      stopTokens,
    };
  if (!template.includes("<function=") || template.includes("<parameter=")) return null;
  return {
    name: "functionary",
    reasoning: null,
    calls: [
      {
        call: {
          kind: "named",
          head: "<function={name}>",
          arguments: { kind: "object" },
          close: "</function>",
        },
      },
    ],
    stopTokens,
  };
}
