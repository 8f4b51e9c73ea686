import { describe, expect, it } from "vitest";
import { applyPatch } from "#contract/message.ts";
import type { Part } from "#contract/message.ts";
import type { Format } from "../../electron/engine/formats/format.ts";
import { formatOf } from "../../electron/engine/formats/index.ts";
import { createSplitter } from "../../electron/engine/formats/splitter.ts";
import type { Tool } from "#contract/tool.ts";

const weather: Tool = {
  name: "get_weather",
  parameters: {
    type: "object",
    properties: {
      city: { type: "string" },
      days: { type: "integer" },
      hourly: { type: "boolean" },
      tags: { type: "array" },
    },
  },
};

const format = (template: string): Format => formatOf({ architecture: "", template, hasToken: () => false });
const hermes = format("<tool_call>");
const glm = format("[gMASK] <think> <arg_key>");
const coder = format("<function= <parameter=");
const minimax = format("<minimax:tool_call>");
const mistral = format("[TOOL_CALLS] [ARGS]");
const llama = format('<|start_header_id|> "parameters"');
const kimi = format("<|tool_call_argument_begin|>");
const harmony = format("<|channel|>analysis");
const generic = format('reply with {"name": …, "arguments": …}');

interface Given {
  readonly format: Format;
  readonly startsInReasoning?: boolean;
  readonly tools?: readonly Tool[];
}

function partsOf(
  chunks: readonly string[],
  { startsInReasoning = false, tools = [weather], ...given }: Given,
): readonly Part[] {
  const splitter = createSplitter({ ...given, startsInReasoning, tools, stopTexts: [], now: () => 0 });
  const patches = [...chunks.flatMap((chunk) => splitter.push(chunk)), ...splitter.end()];
  return patches.reduce<readonly Part[]>(applyPatch, []);
}

/** The parts in short: text as it is, a thought in brackets, a call as name and arguments, with dots when it is cut off. */
function short(reply: string, given: Given): readonly string[] {
  const whole = partsOf([reply], given);
  expect(partsOf(reply.split(""), given)).toEqual(whole);
  return whole.map((part) => {
    if (part.kind === "text") return part.text;
    if (part.kind === "reasoning") return `(${part.text})`;
    return `${part.name}${part.arguments}${part.state === "writing" ? "…" : ""}`;
  });
}

describe("a call", () => {
  it.each<{ name: string; reply: string; given: Given; parts: readonly string[] }>([
    {
      name: "without line breaks",
      reply: '<tool_call>{"name":"get_weather","arguments":{"city":"Oslo"}}</tool_call>',
      given: { format: hermes },
      parts: ['get_weather{"city":"Oslo"}'],
    },
    {
      name: "with text behind it",
      reply: '<tool_call>\n{"name": "get_weather", "arguments": {}}\n</tool_call>\nOne moment.',
      given: { format: hermes },
      parts: ["get_weather{}", "One moment."],
    },
    {
      name: "of a tool that nobody has declared",
      reply: '<tool_call>{"name": "fly", "arguments": {"to": [1, {"a": "}"}]}}</tool_call>',
      given: { format: hermes },
      parts: ['fly{"to": [1, {"a": "}"}]}'],
    },
    {
      name: "with the name behind the arguments",
      reply: '<tool_call>{"arguments": {"city": "Oslo"}, "name": "get_weather"}</tool_call>',
      given: { format: hermes },
      parts: ['get_weather{"city": "Oslo"}'],
    },
    {
      name: "with arguments as a string",
      reply: '<tool_call>{"name": "get_weather", "arguments": "{\\"city\\": \\"Oslo\\"}"}</tool_call>',
      given: { format: hermes },
      parts: ['get_weather{"city": "Oslo"}'],
    },
    {
      name: "in Python's notation",
      reply:
        "<tool_call>{'name': 'get_weather', 'arguments': {'city': 'Oslo', 'hourly': True, 'days': None}}</tool_call>",
      given: { format: hermes },
      parts: ['get_weather{"city":"Oslo","hourly":true,"days":null}'],
    },
    {
      name: "without its end",
      reply: '<tool_call>\n{"name": "get_weather", "arguments": {"city": "Oslo"}}',
      given: { format: hermes },
      parts: ['get_weather{"city": "Oslo"}'],
    },
    {
      name: "that is cut off in its arguments",
      reply: 'Let me see.\n<tool_call>\n{"name": "get_weather", "arguments": {"city": "Os',
      given: { format: hermes },
      parts: ["Let me see.\n", 'get_weather{"city": "Os…'],
    },
    {
      name: "that is cut off before its name",
      reply: '<tool_call>\n{"na',
      given: { format: hermes },
      parts: ['<tool_call>\n{"na'],
    },
    {
      name: "that is only mentioned",
      reply: "The tag <tool_call> starts a call, </tool_call> ends it.",
      given: { format: hermes },
      parts: ["The tag <tool_call> starts a call, </tool_call> ends it."],
    },
    {
      name: "where there are no tools",
      reply: '<tool_call>{"name": "get_weather", "arguments": {}}</tool_call>',
      given: { format: hermes, tools: [] },
      parts: ['<tool_call>{"name": "get_weather", "arguments": {}}</tool_call>'],
    },
    {
      name: "in a thought that was not closed",
      reply: "I look.\n<tool_call>get_weather<arg_key>city</arg_key><arg_value>Oslo</arg_value></tool_call>",
      given: { format: glm, startsInReasoning: true },
      parts: ["(I look.)", 'get_weather{"city":"Oslo"}'],
    },
    {
      name: "that a thought talks about",
      reply: "I write <tool_call>name<arg_key>key</arg_key> or not.</think>Yes.",
      given: { format: glm, startsInReasoning: true },
      parts: ["(I write <tool_call>name<arg_key>key</arg_key> or not.)", "Yes."],
    },
    {
      name: "with values of every type as bare text",
      reply:
        "<tool_call>get_weather<arg_key>city</arg_key><arg_value>12</arg_value><arg_key>days</arg_key><arg_value>3</arg_value>" +
        "<arg_key>hourly</arg_key><arg_value>True</arg_value><arg_key>tags</arg_key><arg_value>['a', \"b\"]</arg_value>" +
        "<arg_key>other</arg_key><arg_value>x y</arg_value></tool_call>",
      given: { format: glm },
      parts: ['get_weather{"city":"12","days":3,"hourly":true,"tags":["a","b"],"other":"x y"}'],
    },
    {
      name: "that is cut off in an element",
      reply:
        "<tool_call>get_weather<arg_key>days</arg_key><arg_value>3</arg_value><arg_key>city</arg_key><arg_value>Os",
      given: { format: glm },
      parts: ['get_weather{"days":3…'],
    },
    {
      name: "that is cut off where an element begins",
      reply: "<tool_call>get_weather<arg_key>days</arg_key><arg_value>3</arg_value><arg_key>ci",
      given: { format: glm },
      parts: ['get_weather{"days":3…'],
    },
    {
      name: "with its own marks in a value",
      reply:
        "<tool_call>\n<function=get_weather>\n<parameter=city>\na </parameter> b\n\n</parameter>\n</function>\n</tool_call>",
      given: { format: coder },
      parts: ['get_weather{"city":"a </parameter> b\\n"}'],
    },
    {
      name: "that comes with others in one block",
      reply:
        '<minimax:tool_call>\n<invoke name="get_weather">\n<parameter name="city">Oslo</parameter>\n</invoke>\n' +
        '<invoke name="get_time">\n</invoke>\n</minimax:tool_call>',
      given: { format: minimax },
      parts: ['get_weather{"city":"Oslo"}', "get_time{}"],
    },
    {
      name: "in an older notation than the template shows",
      reply: '[TOOL_CALLS][{"name": "get_weather", "arguments": {"city": "Oslo"}, "id": "abcdefghi"}]',
      given: { format: mistral },
      parts: ['get_weather{"city": "Oslo"}'],
    },
    {
      name: "as a bare object",
      reply: 'I look.\n{"name": "get_weather", "parameters": {"city": "Oslo"}}',
      given: { format: llama },
      parts: ["I look.\n", 'get_weather{"city": "Oslo"}'],
    },
    {
      name: "as a bare list in Python",
      reply: '[get_weather(city="Oslo", days=2), get_weather("Rome")]',
      given: { format: llama },
      parts: ['get_weather{"city":"Oslo","days":2}', 'get_weather{"city":"Rome"}'],
    },
    {
      name: "behind a tag of Llama's",
      reply: '<function=get_weather>{"city": "Oslo"}</function>',
      given: { format: llama },
      parts: ['get_weather{"city": "Oslo"}'],
    },
    {
      name: "that is an object about something else",
      reply: '{"name": "Ada", "age": 36}\n[1](a) {"name": "get_weather"}',
      given: { format: llama },
      parts: ['{"name": "Ada", "age": 36}\n[1](a) {"name": "get_weather"}'],
    },
    {
      name: "to an unlisted model",
      reply: '{"name": "get_weather", "arguments": {"city": "Oslo"}}',
      given: { format: generic },
      parts: ['get_weather{"city": "Oslo"}'],
    },
    {
      name: "on a channel, after words to the person",
      reply:
        "<|channel|>analysis<|message|>Hm.<|end|><|start|>assistant<|channel|>commentary<|message|>I look.<|end|>" +
        '<|start|>assistant<|channel|>commentary to=functions.get_weather <|constrain|>json<|message|>{"city":"Oslo"}<|call|>',
      given: { format: harmony },
      parts: ["(Hm.)", "I look.", 'get_weather{"city":"Oslo"}'],
    },
    {
      name: "of a model that forgets its channels",
      reply: "Hello <|end|>",
      given: { format: harmony },
      parts: ["Hello "],
    },
  ])("$name", ({ reply, given, parts }) => {
    expect(short(reply, given)).toEqual(parts);
  });
});

describe("the calls of a reply", () => {
  it("keep the ids that the model writes, and get some where it writes none", () => {
    const own = (id: string): string =>
      `<|tool_call_begin|>${id}<|tool_call_argument_begin|>{}<|tool_call_end|>`;
    const reply = `<|tool_calls_section_begin|>${own("functions.get_weather:0")}${own("functions.get_weather:0")}${own("call_2")}`;
    const ids = partsOf([reply], { format: kimi }).map((part) => (part.kind === "tool-call" ? part.id : ""));
    expect(ids).toEqual(["functions.get_weather:0", "call_2", "call_3"]);
  });

  it("are told as soon as their names are known, and their arguments when they are complete", () => {
    const splitter = createSplitter({
      format: hermes,
      tools: [weather],
      startsInReasoning: false,
      stopTexts: [],
      now: () => 0,
    });
    expect(splitter.push('<tool_call>\n{"name": "get_weather", "argu')).toEqual([]);
    expect(splitter.push('ments": {"city": ')).toEqual([
      {
        op: "open",
        part: {
          kind: "tool-call",
          id: "call_1",
          name: "get_weather",
          arguments: "",
          state: "writing",
          result: null,
        },
      },
    ]);
    expect(splitter.push('"Oslo"}}')).toEqual([
      { op: "append", text: '{"city": "Oslo"}' },
      { op: "close", duration: 0 },
    ]);
    expect(splitter.push("\n</tool_call>")).toEqual([]);
    expect(splitter.end()).toEqual([]);
  });
});
