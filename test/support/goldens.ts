import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createChatTemplate } from "../../electron/engine/prompt/chat-template.ts";
import type { ChatTemplate, PromptTokens } from "../../electron/engine/prompt/chat-template.ts";
import type { ChatMessage, ChatTool } from "../../electron/engine/prompt/chat-message.ts";
import { parseTemplate, renderTemplate } from "../../electron/engine/jinja/template.ts";
import type { Rendered, Template } from "../../electron/engine/jinja/template.ts";
import { trusted } from "../../electron/engine/jinja/variables.ts";

/** A case of `test/goldens/render`; its README says what the fields mean. */
export interface RenderCase {
  readonly id: string;
  readonly template: string;
  readonly scenario: string;
  readonly messages: readonly ChatMessage[];
  readonly tools?: readonly ChatTool[];
  readonly enable_thinking: boolean;
  readonly add_generation_prompt: boolean;
  readonly bos_token: string;
  readonly eos_token: string;
  readonly template_vars?: Readonly<Record<string, unknown>>;
  readonly now?: string;
  readonly expected_prompt?: string;
  readonly plain_prompt?: string;
  readonly pure?: boolean;
  readonly expected_error?: boolean;
  readonly note?: string;
}

export interface RenderFile {
  readonly template: string;
  /** The template's text. */
  readonly source: string;
  readonly cases: readonly RenderCase[];
}

/** The cases that lie beside the tests. */
export const goldensFolder = join(import.meta.dirname, "../goldens");

/** All render cases of a folder in the form of `test/goldens`; empty where it has none. */
export function renderFiles(
  folder = goldensFolder,
  templates = join(folder, "templates"),
): readonly RenderFile[] {
  const cases = join(folder, "render");
  if (!existsSync(cases)) return [];
  return readdirSync(cases)
    .filter((file) => file.endsWith(".json"))
    .toSorted()
    .map((file) => {
      const read = JSON.parse(readFileSync(join(cases, file), "utf8")) as Omit<RenderFile, "source">;
      return { ...read, source: readFileSync(join(templates, read.template), "utf8") };
    });
}

/** What plain Jinja gives for a case as it is written. */
export function renderPlainly(template: Template, golden: RenderCase): Rendered {
  const variables = {
    messages: golden.messages,
    tools: golden.tools,
    enable_thinking: golden.enable_thinking,
    add_generation_prompt: golden.add_generation_prompt,
    bos_token: trusted(golden.bos_token),
    eos_token: trusted(golden.eos_token),
    ...golden.template_vars,
  };
  return renderTemplate(template, variables, clockOf(golden));
}

function clockOf({ now }: RenderCase): { readonly now?: Date; readonly offset: number } {
  return now === undefined ? { offset: 0 } : { now: new Date(now), offset: 0 };
}

/** The prompt as the app would write it, with the messages adapted to the template. */
export function writeAdapted(file: RenderFile, golden: RenderCase): string {
  const template = templateFor(file, golden);
  const { messages, tools, enable_thinking, add_generation_prompt, template_vars } = golden;
  const segments = template.write({
    messages,
    enableThinking: enable_thinking,
    addGenerationPrompt: add_generation_prompt,
    ...(tools === undefined ? {} : { tools }),
    ...(template_vars === undefined ? {} : { variables: template_vars }),
  });
  return segments.map(({ text }) => text).join("");
}

const made = new Map<string, ChatTemplate>();

function templateFor({ template, source }: RenderFile, golden: RenderCase): ChatTemplate {
  const tokens: PromptTokens = { bos: golden.bos_token, eos: golden.eos_token };
  const key = JSON.stringify([template, tokens, golden.now]);
  const found = made.get(key) ?? createChatTemplate(source, tokens, clockOf(golden));
  made.set(key, found);
  return found;
}

/** The prompts that are right for a case, by the table in the README; null where only an error is. */
export function wantedPrompts({
  expected_error,
  pure,
  note = "",
  ...golden
}: RenderCase): readonly string[] | null {
  if (expected_error === true) return null;
  const { expected_prompt: expected, plain_prompt: plain } = golden;
  const isDefect = note.includes("do not copy this prompt") || note.includes("llama.cpp is off here");
  const isEither = note.includes("both are acceptable") || note.includes("<|return|>");
  const wanted = pure === true ? [expected] : isDefect ? [plain] : isEither ? [expected, plain] : [expected];
  return wanted.filter((prompt) => prompt !== undefined);
}

/** How one template fared: ids of cases whose prompt is not what is wanted. */
export interface RenderScore {
  readonly template: string;
  readonly pure: number;
  readonly impure: number;
  readonly wrong: readonly string[];
}

export function scoreAdapted(file: RenderFile): RenderScore {
  const wrong = file.cases.filter((golden) => !isAsWanted(file, golden)).map(({ id }) => id);
  const pure = file.cases.filter((golden) => golden.pure === true).length;
  return { template: file.template, pure, impure: file.cases.length - pure, wrong };
}

function isAsWanted(file: RenderFile, golden: RenderCase): boolean {
  const wanted = wantedPrompts(golden);
  // The app may adapt what a template refuses.
  if (wanted === null) return true;
  const prompt = promptOrError(() => writeAdapted(file, golden));
  return wanted.includes(prompt) || wanted.includes(withoutCallText(prompt, golden));
}

function promptOrError(write: () => string): string {
  try {
    return write();
  } catch (thrown) {
    return String(thrown);
  }
}

/** llama.cpp loses text beside a call for the older Gemma 4 template; the app keeps it. */
function withoutCallText(prompt: string, { messages, note = "" }: RenderCase): string {
  if (!note.includes("drops the text")) return prompt;
  const texts = messages.flatMap(({ tool_calls: calls, content }) =>
    calls !== undefined && typeof content === "string" && content !== "" ? [content] : [],
  );
  return texts.reduce((rest, text) => rest.replace(`${text}\n`, "").replace(text, ""), prompt);
}

/** A template of the corpus, parsed. */
export function parsedTemplate({ source }: RenderFile): Template {
  return parseTemplate(source);
}
