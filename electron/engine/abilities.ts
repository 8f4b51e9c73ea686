import type { Abilities } from "#contract/engine-status.ts";
import type { Thinking } from "#contract/tool.ts";
import type { Format } from "./formats/format.ts";
import { promptOptions } from "./prompt-options.ts";
import { trialTurns } from "./prompt/prompt-writer.ts";
import type { PromptWriter } from "./prompt/prompt-writer.ts";
import { textOfSegments } from "./prompt/segments.ts";

const levels = ["low", "medium", "high", "max"] as const;
const unasked: Thinking = { enabled: null, effort: null, budget: null };
const look = {
  name: "look",
  description: "Looks at something.",
  parameters: { type: "object", properties: { what: { type: "string" } } },
} as const;

/** What a model can be asked for, found out by what its template makes of it. */
export async function abilitiesOf(prompts: PromptWriter, format: Format): Promise<Abilities> {
  const render = async (change: Partial<Thinking>, tools: readonly (typeof look)[] = []): Promise<string> => {
    const options = promptOptions({ tools, thinking: { ...unasked, ...change } });
    return prompts.write(trialTurns, options).then(textOfSegments, () => "");
  };
  const [plain, on, off] = [
    await render({}),
    await render({ enabled: true }),
    await render({ enabled: false }),
  ];
  const byLevel = await Promise.all(levels.map((effort) => render({ effort })));
  const canSwitch = on !== off && on !== "" && off !== "";
  return {
    thinking: canSwitch
      ? "switch"
      : format.reasoning === null && format.messages === undefined
        ? "none"
        : "always",
    efforts: new Set(byLevel).size > 1 ? levels.filter((_, index) => byLevel[index] !== "") : [],
    tools: format.calls.length > 0 && (await render({}, [look])) !== plain,
  };
}
