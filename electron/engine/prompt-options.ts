import type { GenerateInput } from "#contract/engine.ts";
import type { Tool } from "#contract/tool.ts";
import type { PromptOptions } from "./prompt/prompt-writer.ts";

/** What a prompt holds besides its turns, as templates name it. */
export function promptOptions({ tools, toolChoice, thinking }: PromptWishes): PromptOptions {
  const offered = toolChoice === "none" ? [] : tools;
  return {
    ...(offered.length > 0 ? { tools: offered.map(toChatTool) } : {}),
    ...(thinking.enabled === null ? {} : { enableThinking: thinking.enabled }),
    variables: thinkingVariables(thinking),
  };
}

export type PromptWishes = Pick<GenerateInput, "tools" | "thinking"> &
  Partial<Pick<GenerateInput, "toolChoice">>;

/** DeepSeek's templates call the switch `thinking`; levels are `reasoning_effort` wherever there are some. */
function thinkingVariables({ enabled, effort }: GenerateInput["thinking"]): Record<string, unknown> {
  return {
    ...(enabled === null ? {} : { thinking: enabled }),
    ...(effort === null ? {} : { reasoning_effort: effort }),
  };
}

function toChatTool({ name, description, parameters }: Tool): NonNullable<PromptOptions["tools"]>[number] {
  const schema = (parameters ?? { type: "object", properties: {} }) as Readonly<Record<string, unknown>>;
  return { type: "function", function: { name, description: description ?? "", parameters: schema } };
}
