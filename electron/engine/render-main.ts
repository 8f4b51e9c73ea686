import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { numberOf, textOf } from "../gguf/metadata.ts";
import { withFile } from "../gguf/open-file.ts";
import { readHeader } from "../gguf/reader.ts";
import type { ChatMessage, ChatTool } from "./prompt/chat-message.ts";
import { createChatTemplate } from "./prompt/chat-template.ts";
import type { PromptTokens } from "./prompt/chat-template.ts";
import type { Segment } from "./prompt/segments.ts";

// The entry of `npm run render`: prints the exact prompt that a template makes of messages.

const usage =
  "Usage: npm run render -- --model FILE | --template FILE --messages FILE [--tools FILE] [--no-thinking]";

await main();

async function main(): Promise<void> {
  try {
    const asked = readArguments();
    const { template, tokens } = await sourceOf(asked);
    const segments = createChatTemplate(template, tokens).write({
      messages: readJsonFile(asked.messages ?? "") as readonly ChatMessage[],
      enableThinking: asked.thinking,
      ...(asked.tools === undefined ? {} : { tools: readJsonFile(asked.tools) as readonly ChatTool[] }),
    });
    process.stdout.write(
      process.stdout.isTTY ? coloured(segments) : segments.map(({ text }) => text).join(""),
    );
    process.stdout.write("\n");
  } catch (thrown) {
    process.stderr.write(`${thrown instanceof Error ? thrown.message : String(thrown)}\n`);
    process.exitCode = 1;
  }
}

interface Asked {
  readonly model?: string | undefined;
  readonly template?: string | undefined;
  readonly messages?: string | undefined;
  readonly tools?: string | undefined;
  readonly thinking: boolean;
}

function readArguments(): Asked {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    options: { model: text, template: text, messages: text, tools: text, "no-thinking": { type: "boolean" } },
  });
  const hasSource = (values.model === undefined) !== (values.template === undefined);
  if (!hasSource || values.messages === undefined) throw new Error(usage);
  return { ...values, thinking: values["no-thinking"] !== true };
}

interface Source {
  readonly template: string;
  readonly tokens: PromptTokens;
}

async function sourceOf({ model, template }: Asked): Promise<Source> {
  if (template !== undefined)
    return { template: readFileSync(template, "utf8"), tokens: { bos: "", eos: "" } };
  return withFile(model ?? "", async ({ source }) => {
    const { metadata } = await readHeader(source);
    const own = textOf(metadata, "tokenizer.chat_template");
    if (own === undefined) throw new Error("This model has no chat template. Give one with --template FILE.");
    const list = metadata.get("tokenizer.ggml.tokens");
    const word = (key: string): string => {
      const id = numberOf(metadata, key);
      return (list?.type === "array" && id !== undefined ? list.texts?.at(id) : undefined) ?? "";
    };
    const tokens = { bos: word("tokenizer.ggml.bos_token_id"), eos: word("tokenizer.ggml.eos_token_id") };
    return { template: own, tokens };
  });
}

function readJsonFile(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}

/** What the template itself wrote stands out from what people, tools and models wrote. */
function coloured(segments: readonly Segment[]): string {
  return segments.map(({ text, trusted }) => (trusted ? `\u001b[36m${text}\u001b[0m` : text)).join("");
}
