import { describe, expect, it } from "vitest";
import { applyPatch } from "#contract/message.ts";
import type { Part } from "#contract/message.ts";
import type { Format } from "../../electron/engine/formats/format.ts";
import { createSplitter } from "../../electron/engine/formats/splitter.ts";
import { createRandom } from "../support/gguf/random.ts";

const think = { open: "<think>", close: "</think>" };

const formatWith = (reasoning: typeof think | null): Format => ({
  name: "test",
  reasoning,
  calls: [],
  stopTokens: [],
});

interface Case {
  readonly reasoning?: typeof think | null;
  readonly startsInReasoning?: boolean;
  readonly stopTexts?: readonly string[];
}

/** The parts of a reply that arrives in these chunks, with every thought lasting one tick. */
function split(chunks: readonly string[], options: Case = {}): readonly Part[] {
  const { reasoning = think, startsInReasoning = false, stopTexts = [] } = options;
  const format = formatWith(reasoning);
  const splitter = createSplitter({ format, tools: [], startsInReasoning, stopTexts, now: () => 0 });
  const patches = [...chunks.flatMap((chunk) => splitter.push(chunk)), ...splitter.end()];
  return patches.reduce<readonly Part[]>(applyPatch, []);
}

const text = (words: string): Part => ({ kind: "text", text: words });
const thought = (words: string): Part => ({ kind: "reasoning", text: words, duration: 0 });

const both = [thought("Hm."), text("Yes.")];
const opened: Case = { startsInReasoning: true };
const transcript: Case = { stopTexts: ["\nUser:"] };

describe("the splitter", () => {
  it.each<{ name: string; reply: string; options?: Case; parts: readonly Part[] }>([
    { name: "plain text", reply: "Hi there.\n", parts: [text("Hi there.\n")] },
    { name: "a thought", reply: "<think>\nHm.\n</think>\n\nYes.", parts: [thought("Hm."), text("Yes.")] },
    {
      name: "white space before a thought",
      reply: " \n<think>Hm.</think>Yes.",
      parts: [thought("Hm."), text("Yes.")],
    },
    { name: "an empty thought", reply: "<think>\n\n</think>\n\nYes.", parts: [text("Yes.")] },
    { name: "a thought without an end", reply: "<think>Hm. ", parts: [thought("Hm.")] },
    { name: "a thought and half an end", reply: "<think>Hm.</thi", parts: [thought("Hm.</thi")] },
    { name: "half an opening", reply: "<thi", parts: [text("<thi")] },
    { name: "a thought that the prompt opened", reply: "Hm.</think>Yes.", options: opened, parts: both },
    { name: "one that is opened twice", reply: "<think>\nHm.</think>Yes.", options: opened, parts: both },
    {
      name: "tags in an explanation",
      reply: "Use <think> and </think>.",
      parts: [text("Use <think> and </think>.")],
    },
    {
      name: "indentation after a thought",
      reply: "<think>a</think>\n    code",
      parts: [thought("a"), text("    code")],
    },
    {
      name: "the reply of a model that does not think",
      reply: "<think>a</think>",
      options: { reasoning: null },
      parts: [text("<think>a</think>")],
    },
    { name: "another turn", reply: "Yes.\nUser: And?", options: transcript, parts: [text("Yes.")] },
    { name: "almost another turn", reply: "Yes.\nUser", options: transcript, parts: [text("Yes.\nUser")] },
    { name: "nothing", reply: "", parts: [] },
  ])("takes $name apart", ({ reply, options, parts }) => {
    expect(split([reply], options)).toEqual(parts);
    expect(split(reply.split(""), options)).toEqual(parts);
  });

  it("gives the same parts for every way of cutting a reply", () => {
    const pieces = [
      "<think>",
      "</think>",
      "<",
      "</",
      "think>",
      "\n",
      "\n\n",
      " ",
      "Hm",
      "模型",
      "\nUser:",
      ">",
    ];
    const random = createRandom(5);
    const pick = (count: number): number => Math.floor(random.next() * count);
    for (let round = 0; round < 3000; round += 1) {
      const reply = Array.from({ length: pick(14) }, () => pieces[pick(pieces.length)] ?? "").join("");
      const options = { startsInReasoning: pick(2) === 0, stopTexts: pick(2) === 0 ? ["\nUser:"] : [] };
      const chunks: string[] = [];
      for (let at = 0; at < reply.length; at += chunks.at(-1)?.length ?? 1) {
        chunks.push(reply.slice(at, at + 1 + pick(5)));
      }
      expect(split(chunks, options), JSON.stringify(chunks)).toEqual(split([reply], options));
    }
  });

  it("holds text back only while it may become a mark", () => {
    const splitter = createSplitter({
      format: formatWith(think),
      tools: [],
      startsInReasoning: true,
      stopTexts: [],
      now: () => 0,
    });
    expect(splitter.push("one <")).toEqual([{ op: "open", part: { kind: "reasoning", text: "one" } }]);
    expect(splitter.push("b")).toEqual([{ op: "append", text: " <b" }]);
  });

  it("measures a thought from its first word to its end", () => {
    let time = 0;
    const splitter = createSplitter({
      format: formatWith(think),
      tools: [],
      startsInReasoning: false,
      stopTexts: [],
      now: () => time,
    });
    splitter.push("<think>");
    time = 100;
    splitter.push("Hm");
    time = 350;
    expect(splitter.push("</think>")).toEqual([{ op: "close", duration: 250 }]);
  });
});
