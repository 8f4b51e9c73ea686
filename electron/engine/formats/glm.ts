import type { Format, FormatTraits } from "./format.ts";
import { reasoningTags } from "./reasoning.ts";

/**
 * GLM 4.5 to 5 and those who took over their form: Ling, Laguna, Spark.
 * `<tool_call>name<arg_key>key</arg_key><arg_value>value</arg_value></tool_call>`
 */
export function glmFormat(traits: FormatTraits): Format | null {
  const { template, architecture } = traits;
  if (!template.includes("<arg_key>")) return null;
  const isGlm = template.includes("[gMASK]") || architecture.startsWith("glm");
  return {
    name: "glm",
    reasoning: reasoningTags(traits),
    calls: [
      {
        call: {
          kind: "named",
          head: "<tool_call>{name}",
          arguments: {
            kind: "tags",
            open: "<arg_key>{key}</arg_key>\n<arg_value>",
            close: "</arg_value>",
          },
          close: "</tool_call>",
        },
      },
    ],
    silent: ["<|role_end|>"],
    // After a call the model writes <|observation|>, and no list of end tokens in the file has to hold it.
    stopTokens: ["<|observation|>", "<|user|>", "<|endoftext|>", "<|role_end|>"],
    // Model cards of GLM-4.5, 4.6 and 4.7: temperature 1.0, top-p 0.95; Z.ai's advice for llama.cpp: min-p 0.01.
    ...(isGlm ? { sampling: { temperature: 1, topP: 0.95, minP: 0.01 } } : {}),
  };
}
