import type { CallSyntax, Format, FormatTraits } from "./format.ts";

const json = { kind: "json", name: "name", arguments: "parameters" } as const;

/** Llama 3.1 to 3.3: a bare object, behind `<|python_tag|>` at times. */
const bareCalls: CallSyntax = { section: { open: "<|python_tag|>", close: "", optional: true }, call: json };

/** What Llama 3.1 and 4 were also trained on. */
const functionTags: CallSyntax = {
  call: { kind: "named", head: "<function={name}>", arguments: { kind: "object" }, close: "</function>" },
};
const pythonicCalls: CallSyntax = {
  section: { open: "<|python_start|>", close: "<|python_end|>", optional: true },
  call: { kind: "pythonic" },
};

export function llamaFormat({ template }: FormatTraits): Format | null {
  const isLlama3 = template.includes("<|start_header_id|>") && template.includes('"parameters"');
  const isLlama4 = template.includes("<|header_start|>");
  if (!isLlama3 && !isLlama4) return null;
  return {
    name: "llama",
    reasoning: null,
    calls: isLlama4 ? [pythonicCalls, bareCalls] : [bareCalls, functionTags, pythonicCalls],
    silent: ["<|python_start|>", "<|python_end|>"],
    stopTokens: ["<|eot_id|>", "<|eom_id|>", "<|eot|>", "<|eom|>"],
    // generation_config.json of Meta's instruct models.
    sampling: { temperature: 0.6, topP: 0.9 },
  };
}
