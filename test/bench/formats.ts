import { formatOf } from "../../electron/engine/formats/index.ts";
import { createSplitter } from "../../electron/engine/formats/splitter.ts";
import { createChatTemplate } from "../../electron/engine/prompt/chat-template.ts";
import type { ChatMessage } from "../../electron/engine/prompt/chat-message.ts";
import { goldensFolder, readCaseFiles, readTemplate } from "../goldens-runner/folder.ts";
import type { Row } from "./table.ts";

const tokenLength = 4;
const replyLength = 20_000;
const messages: readonly ChatMessage[] = Array.from({ length: 200 }, (_, index) => ({
  role: index % 2 === 0 ? "user" : "assistant",
  content: `Message ${index}: ${"some words of a chat that goes on for a while ".repeat(12)}`,
}));

/** What reading replies and writing prompts costs, for every template of the golden cases. */
export function measureFormats(): Promise<readonly Row[]> {
  const folder = goldensFolder();
  const sources = readCaseFiles<unknown>(folder, "render").map(({ template }) =>
    readTemplate(folder, template),
  );
  const first = sources.map((source) => timed(() => prompt(source, messages.slice(0, 1))));
  return Promise.resolve([
    { what: "reading a reply, a token", unit: "ms", samples: sources.map(readingCost), goal: "< 0.05" },
    {
      what: "writing the prompt of 200 messages",
      unit: "ms",
      samples: sources.flatMap(writingCost),
      goal: "< 20",
    },
    { what: "first use of a template", unit: "ms", samples: first, goal: "< 100" },
  ]);
}

/** Milliseconds for each token of a long reply of prose and code. */
function readingCost(template: string): number {
  const format = formatOf({ architecture: "", template, hasToken: () => false });
  const text = 'Some prose, and `code` < more > [brackets] { "json": 1 }.\n'.repeat(replyLength / 58);
  const tool = { name: "look", description: "", parameters: { type: "object", properties: {} } };
  const splitter = createSplitter({
    format,
    tools: [tool],
    startsInReasoning: false,
    stopTexts: [],
    now: () => performance.now(),
  });
  const time = timed(() => {
    for (let start = 0; start < text.length; start += tokenLength) {
      splitter.push(text.slice(start, start + tokenLength));
    }
    splitter.end();
  });
  return (time * tokenLength) / text.length;
}

/** The best of three; nothing for a template that refuses such a chat. */
function writingCost(source: string): readonly number[] {
  try {
    const template = createChatTemplate(source, { bos: "", eos: "" });
    template.write({ messages: messages.slice(0, 2) });
    return [Math.min(...[1, 2, 3].map(() => timed(() => template.write({ messages }))))];
  } catch {
    return [];
  }
}

function prompt(source: string, first: readonly ChatMessage[]): void {
  createChatTemplate(source, { bos: "", eos: "" }).write({ messages: first });
}

function timed(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}
