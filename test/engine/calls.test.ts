import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Part } from "#contract/message.ts";
import type { Tool } from "#contract/tool.ts";
import { callChecker } from "../support/call-fault.ts";
import { startEngine, textIn } from "../support/engine-process.ts";
import type { EngineProcess } from "../support/engine-process.ts";
import { str } from "../support/gguf/metadata.ts";
import { writeRandomModel } from "../support/gguf/random-models.ts";
import { CHATML_TOOL_TEXT, TOOL_NAME } from "../support/gguf/scripts.ts";
import { grammarTools } from "../support/grammar-tools.ts";
import { modelPath, presetFile } from "./model-file.ts";

let engine: EngineProcess;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

/** How many calls each form is made to write; HEARTH_CALLS asks for more. */
const count = Number(process.env["HEARTH_CALLS"] ?? 2);
const patience = 120_000 + count * 20_000;

/** What each form is recognised by; none of them lets the model think, which one of random weights would never end. */
const forms: Readonly<Record<string, string>> = {
  hermes: "<tool_call>",
  glm: "[gMASK] <arg_key>",
  "qwen-coder": "<function= <parameter=",
  "minimax-m2": "<minimax:tool_call>",
  "minimax-m3": "]<]minimax[>[",
  "deepseek-v4": "｜DSML｜",
  deepseek: "<｜tool▁calls▁begin｜>",
  kimi: "<|tool_call_argument_begin|>",
  "kimi-k3": "<|sep|> <|close|>",
  harmony: "<|channel|>analysis",
  llama: '<|start_header_id|> "parameters"',
  lfm2: "<|tool_call_start|>",
  mistral: "[TOOL_CALLS] [ARGS]",
  nemo: "[TOOL_CALLS]",
  "gemma-4": "<|turn> <|tool_call>",
  command: "<|START_ACTION|>",
  apertus: "<|tools_prefix|>",
};

const template = (marks: string): string =>
  `{# ${marks} #}{% for message in messages %}{{ '<|im_start|>' + message.role + '\\n' + message.content + '<|im_end|>\\n' }}` +
  `{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}`;

const faultOf = callChecker(grammarTools);

describe("a model of random weights", () => {
  it.each(Object.keys(forms))(
    "writes only calls that are valid when it has to call: %s",
    async (form) => {
      const path = modelPath();
      const metadata = { "tokenizer.chat_template": str(template(forms[form] ?? "")) };
      await writeRandomModel(path, "qwen3", { contextLength: 8192, metadata });
      await engine.load(path, { contextSize: 8192 });
      for (let seed = 1; seed <= count; seed += 1) {
        const sampling = { seed, maxTokens: 3000, temperature: 1 };
        const reply = await engine.ask("Go.", { tools: grammarTools, toolChoice: "required", sampling });
        // It may call without end; what the limit on tokens cuts off is no call yet.
        const parts = reply.end === "length" ? reply.parts.slice(0, -1) : reply.parts;
        expect(parts.length, JSON.stringify(reply.parts)).toBeGreaterThan(0);
        expect(parts.map(faultOf).filter((fault) => fault !== null)).toEqual([]);
      }
    },
    patience,
  );

  it("calls the tool that is named", async () => {
    const path = modelPath();
    await writeRandomModel(path, "qwen3");
    await engine.load(path);
    const toolChoice = { name: "get_weather" };
    const reply = await engine.ask("Go.", { tools: grammarTools, toolChoice, sampling: { maxTokens: 1500 } });
    const names = reply.parts.map((part) => (part.kind === "tool-call" ? part.name : part.kind));
    expect(new Set(names)).toEqual(new Set(["get_weather"]));
  });

  it("calls nothing where calls are not wanted", async () => {
    const path = modelPath();
    await writeRandomModel(path, "qwen3");
    await engine.load(path);
    const reply = await engine.ask("Go.", {
      tools: grammarTools,
      toolChoice: "none",
      sampling: { maxTokens: 100 },
    });
    expect(reply.parts.map(({ kind }) => kind)).not.toContain("tool-call");
  });
});

describe("a model that calls of its own accord", () => {
  const weather: Tool = {
    name: TOOL_NAME,
    parameters: { type: "object", properties: { city: { type: "string" } }, required: ["city"] },
  };
  const expected = { name: TOOL_NAME, arguments: '{"city":"Beijing"}', state: "waiting" };

  it.each(["toolCall", "chatmlToolCall"] as const)("is read in its family's form: %s", async (preset) => {
    await engine.load(await presetFile(preset));
    const { end, parts } = await engine.ask("What is the weather?", { tools: [weather] });
    expect(end).toBe("calls");
    expect(parts.map(withoutSpace)).toEqual([expect.objectContaining(expected)]);
  });

  it("is shown as it writes where there are no tools", async () => {
    await engine.load(await presetFile("chatmlToolCall"));
    const { parts } = await engine.ask("What is the weather?");
    expect(textIn(parts)).toBe(CHATML_TOOL_TEXT);
  });
});

function withoutSpace(part: Part): Part {
  return part.kind === "tool-call" ? { ...part, arguments: part.arguments.replace(": ", ":") } : part;
}
