import type { ChatCall, ChatMessage, ChatTool } from "./chat-message.ts";

/** What a template wants other than OpenAI's form. */
export interface TemplateNeeds {
  /** Content as one string, since it prints blocks as they are or fails on them. */
  readonly plainText: boolean;
  /** Content as blocks, since it leaves strings out. */
  readonly blocks: boolean;
  /** The system text in the first question, since it refuses or forgets the role. */
  readonly foldedSystem: boolean;
  /** Where it looks for the thoughts of earlier turns. */
  readonly thoughts: "reasoning_content" | "thinking" | "blocks";
  /** It refuses a message with thoughts, text and calls. */
  readonly thoughtsWithoutText: boolean;
  /** Arguments as JSON text. */
  readonly argumentsAsText: boolean;
  /** Results inside the message with the calls. */
  readonly foldedResults: boolean;
  /** Tools with a description, empty if need be. */
  readonly descriptions: boolean;
  /** Texts without outer white space, which its model cannot bear. */
  readonly trimmed: boolean;
  /** It knows the role "developer" from "system". */
  readonly developer: boolean;
}

/** Renders messages for a trial; null when the template refuses them. */
export type TryRender = (messages: readonly ChatMessage[], tools?: readonly ChatTool[]) => string | null;

const [question, answer, thought, city] = ["QUESTIONTEXT", "ANSWERTEXT", "THOUGHTTEXT", "CITYTEXT"];

const user: ChatMessage = { role: "user", content: question };
const call: ChatCall = { id: "call00001", type: "function", function: { name: "look", arguments: { city } } };
const result: ChatMessage = { role: "tool", tool_call_id: "call00001", name: "look", content: "RESULTTEXT" };
const tool = {
  type: "function",
  function: {
    name: "look",
    description: "Looks.",
    parameters: { type: "object", properties: { city: { type: "string", description: "Where." } } },
  },
} as const;
const calling: ChatMessage = { role: "assistant", content: "", tool_calls: [call] };

/** A list of blocks as Python or JSON writes it. */
const printsBlocks = /['"]type['"]: ?['"]t(?:ext|hinking)['"]/;

/** Finds out by trial what a template wants; its source says the rest. */
export function findNeeds(source: string, render: TryRender): TemplateNeeds {
  const shows = (messages: readonly ChatMessage[], ...texts: readonly string[]): boolean => {
    const prompt = render(messages, [tool]) ?? render(messages);
    return prompt !== null && !printsBlocks.test(prompt) && texts.every((text) => prompt.includes(text));
  };
  const inBlocks = render([{ role: "user", content: [{ type: "text", text: question }] }]);
  const takesBlocks = inBlocks !== null && inBlocks.includes(question) && !printsBlocks.test(inBlocks);
  const thoughts = findThoughts(source, shows);
  return {
    plainText: !takesBlocks || thoughts !== "reasoning_content",
    blocks: takesBlocks && !shows([user], question),
    foldedSystem: shows([user], question) && !shows([{ role: "system", content: answer }, user], answer),
    thoughts,
    thoughtsWithoutText: thoughts === "thinking" && !takesThoughtsAndText(shows),
    argumentsAsText: wantsArgumentsAsText(render),
    foldedResults: source.includes("tool_responses") && !/role['"\]]*\s*[!=]=\s*['"]tool['"]/.test(source),
    descriptions: needsDescriptions(render),
    // StepFun's mark for images is in no other model's template.
    trimmed: source.includes("<im_patch>"),
    // OpenAI's own models, with the channels of their format.
    developer: source.includes("<|channel|>") && source.includes("developer"),
  };
}

type Shows = (messages: readonly ChatMessage[], ...texts: readonly string[]) => boolean;

function findThoughts(source: string, shows: Shows): TemplateNeeds["thoughts"] {
  if (!source.includes("thinking")) return "reasoning_content";
  const asField = { ...calling, reasoning_content: thought };
  if (shows([user, asField, result], thought)) return "reasoning_content";
  if (shows([user, { ...calling, thinking: thought }, result], thought)) return "thinking";
  const blocks = [
    { type: "thinking", thinking: thought },
    { type: "text", text: answer },
  ] as const;
  const inBlocks: ChatMessage = { role: "assistant", content: blocks };
  return shows([user, inBlocks], thought, answer) ? "blocks" : "reasoning_content";
}

function takesThoughtsAndText(shows: Shows): boolean {
  return shows([user, { ...calling, content: answer, thinking: thought }, result], question);
}

function wantsArgumentsAsText(render: TryRender): boolean {
  const asValue = render([user, calling, result], [tool]);
  if (asValue !== null && !asValue.includes(`{'city'`)) return false;
  const json = JSON.stringify({ city });
  const withText = { ...call, function: { name: "look", arguments: json } };
  return render([user, { ...calling, tool_calls: [withText] }, result], [tool])?.includes(json) === true;
}

function needsDescriptions(render: TryRender): boolean {
  const { name, parameters } = tool.function;
  const without = { type: "function", function: { name, parameters } } as const;
  return render([user], [without]) === null && render([user], [tool]) !== null;
}
